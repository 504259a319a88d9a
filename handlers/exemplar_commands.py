"""What can be asked of exemplars: their part of the table of all commands, presses and forms."""

from collections.abc import Mapping

from handlers import decide_exemplar, propose_exemplar, show_exemplars
from handlers.handling import Handler, noted, reads

TYPED: Mapping[str, Handler] = {"audits exemplars": noted(show_exemplars.show)}
PRESSED: Mapping[str, Handler] = {
    "exemplars": noted(show_exemplars.show),
    "exemplar": noted(show_exemplars.show_one),
    "exemplar_whole": noted(show_exemplars.whole),
    "exemplar_propose": noted(propose_exemplar.ask_propose),
    "exemplar_accept": Handler(decide_exemplar.accept),
    "exemplar_return": reads(decide_exemplar.ask_return),
    "exemplar_post": Handler(decide_exemplar.post),
    "exemplar_withdraw": reads(decide_exemplar.ask_withdraw),
}
SENT: Mapping[str, Handler] = {
    "exemplar_propose": Handler(propose_exemplar.propose),
    "exemplar_return": Handler(decide_exemplar.send_back),
    "exemplar_withdraw": Handler(decide_exemplar.withdraw),
}
