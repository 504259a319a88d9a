"""Every way in that is about one action: what it needs of the table in tests/who_may.py, and the knock that goes there."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from handlers.ask import Answers, Knock
from tests.office.council import HOME


@dataclass(frozen=True)
class Door:
    """`needs` is the verb of the table; `changes` says whether going through changes something at once."""

    kind: str
    does: str
    needs: str
    changes: bool = False
    says: Answers = field(default_factory=dict, hash=False)
    words: str = ""

    def knock(self, account: str, number: int, at: datetime, key: str) -> Knock:
        reference = f"A-{number}"
        plain = Knock(account, HOME, "press", self.does, at, key)
        if self.kind == "press":
            return replace(plain, about=reference, version=1, place="posted:1::")
        if self.kind == "form":
            context = {"about": reference, "version": "1", "place": "posted:1::", "chosen": str(number)}
            said = {name.replace("#", str(number)): _numbered(value, number) for name, value in self.says.items()}
            return replace(plain, kind="form", form=said, context=context)
        return replace(plain, kind="command", does="", words=f"{self.does} {reference} {self.words}".strip())


def _numbered(value: str | tuple[str, ...], number: int) -> str | tuple[str, ...]:
    return value if isinstance(value, str) else tuple(each.replace("#", str(number)) for each in value)


_OUTCOME: Mapping[str, str] = {"done": "Done", "recorded_in": "Plan", "difference": "yes"}
_WHY: Mapping[str, str] = {"reason": "Because"}
DOORS = (
    Door("command", "show", "see"),
    Door("command", "done", "complete"),
    Door("command", "extend", "ask-for-more-time"),
    Door("command", "snooze", "snooze"),
    Door("command", "reassign", "reassign"),
    Door("command", "reopen", "reopen"),
    Door("command", "note", "note"),
    Door("command", "note", "note", changes=True, words="A note in one line"),
    Door("press", "show", "see"),
    Door("press", "complete", "complete"),
    Door("press", "impact", "say-whether-it-helped"),
    Door("press", "accept", "accept", changes=True),
    Door("press", "return", "return"),
    Door("press", "more_time", "ask-for-more-time"),
    Door("press", "accept_time", "decide-on-more-time", changes=True),
    Door("press", "decline_time", "decide-on-more-time"),
    Door("press", "snooze", "snooze"),
    Door("press", "reassign", "reassign"),
    Door("press", "approve_handover", "approve-handover", changes=True),
    Door("press", "decline_handover", "approve-handover"),
    Door("press", "reopen", "reopen"),
    Door("press", "close", "close"),
    Door("press", "give_time", "accept-the-delay"),
    Door("press", "ask", "ask-why"),
    Door("press", "take_over", "take-over"),
    Door("press", "note", "note"),
    Door("form", "choose_several", "complete", says={"chosen": ("A-#",)}),
    Door("form", "complete", "complete", changes=True, says=_OUTCOME),
    Door("form", "several", "complete", changes=True, says={f"{name}.#": said for name, said in _OUTCOME.items()}),
    Door("form", "impact", "say-whether-it-helped", changes=True, says={"difference": "no", "how": "Too late for it"}),
    Door("form", "return", "return", changes=True, says=_WHY),
    Door("form", "more_time", "ask-for-more-time", changes=True, says={**_WHY, "due": "2018-02-14"}),
    Door("form", "snooze", "snooze", changes=True, says={"until": "2018-01-11"}),
    Door("form", "decline_time", "decide-on-more-time", changes=True, says=_WHY),
    Door("form", "reassign", "reassign", changes=True, says={**_WHY, "owner": "U0WESTMANAGER"}),
    Door("form", "decline_handover", "approve-handover", changes=True, says=_WHY),
    Door("form", "reopen", "reopen", changes=True, says=_WHY),
    Door("form", "close", "close", changes=True, says=_WHY),
    Door("form", "give_time", "accept-the-delay", changes=True, says={**_WHY, "due": "2018-02-14"}),
    Door("form", "ask", "ask-why", changes=True, says={"question": "What holds it up?"}),
    Door("form", "take_over", "take-over", changes=True, says=_WHY),
    Door("form", "note", "note", changes=True, says={"note": "A note"}),
)
NOT_ABOUT_ONE_ACTION = {
    "command": {
        "mine", "team", "overdue", "all", "waiting", "leavers", "add", "find", "away", "settings", "export", "help",
    },
    "press": {
        "page", "refresh", "list", "help", "add", "several", "confirm_account",
        "settings", "preference", "policy", "channels", "director", "away", "absence", "end_absence",
    },
    "form": {
        "add", "preference", "policy", "save_policy", "choose_channel", "channel", "director", "absence", "end_absence",
    },
}  # fmt: skip
