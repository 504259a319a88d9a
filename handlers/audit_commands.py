"""What can be asked of audits: the part of the table of all commands, presses and forms that begins with /audits."""

from collections.abc import Mapping

from domain.draft import STEPS
from handlers import fill_in_audit, list_audits, show_audit, show_help, submit_audit
from handlers.handling import Handler, noted, reads

TYPED: Mapping[str, Handler] = {
    "audits mine": reads(list_audits.mine),
    "audits show": noted(show_audit.show),
    "audits submit": reads(fill_in_audit.go_on),
    "audits help": reads(show_help.show),
}
PRESSED: Mapping[str, Handler] = {
    "audits": reads(list_audits.mine),
    "audit": noted(show_audit.show),
    "audit_fill": reads(fill_in_audit.go_on),
    "audit_more": Handler(fill_in_audit.add_room),
    **{f"audit_step_{step}": Handler(fill_in_audit.go_to(step)) for step in STEPS},
}
SENT: Mapping[str, Handler] = {
    "audit_step": Handler(fill_in_audit.send_step, knows_again=True),
    "audit_submit": Handler(submit_audit.submit),
}
CLOSED: Mapping[str, Handler] = dict.fromkeys(SENT, Handler(fill_in_audit.tell_where))
