"""What can be asked of a round's allocation: its part of the table of all commands, presses and forms."""

from collections.abc import Mapping

from handlers import allocate_audits, change_allocation, exempt_auditor, send_allocation, take_back_audit
from handlers.handling import Handler, noted, reads

TYPED: Mapping[str, Handler] = {
    "audits allocate": noted(allocate_audits.allocate),
    "audits exempt": noted(exempt_auditor.show),
}
PRESSED: Mapping[str, Handler] = {
    "allocation_page": reads(allocate_audits.turn_page),
    "allocation_add": reads(allocate_audits.ask_cases),
    "allocation_again": Handler(allocate_audits.deal_again),
    "allocation_discard": Handler(allocate_audits.discard),
    "allocation_change": reads(change_allocation.ask_change),
    "allocation_send": Handler(send_allocation.send),
    "take_back": reads(take_back_audit.ask_take_back),
    "exemption_ask": reads(exempt_auditor.ask_why),
    "exemption_accept": Handler(exempt_auditor.accept),
    "exemption_withdraw": Handler(exempt_auditor.withdraw),
    "exemption_decline": reads(exempt_auditor.ask_decline),
}
SENT: Mapping[str, Handler] = {
    "allocate": Handler(allocate_audits.propose),
    "allocation_change": Handler(change_allocation.change),
    "take_back": Handler(take_back_audit.take_back),
    "exempt": Handler(exempt_auditor.request),
    "decline_exemption": Handler(exempt_auditor.decline),
}
