"""What can be asked of auditors and their records: its part of the table of all commands, presses and forms."""

from collections.abc import Mapping

from handlers import confirm_competence, show_records
from handlers.handling import Handler, noted, reads

TYPED: Mapping[str, Handler] = {
    "audits auditors": noted(show_records.show_all),
    "audits record": noted(show_records.show),
}
PRESSED: Mapping[str, Handler] = {
    "auditors": noted(show_records.show_all),
    "record": noted(show_records.show),
    "to_core": reads(confirm_competence.ask_core),
    "to_learning": reads(confirm_competence.ask_learning),
}
SENT: Mapping[str, Handler] = {
    "to_core": Handler(confirm_competence.to_core),
    "to_learning": Handler(confirm_competence.to_learning),
}
