"""The commands as people read them: the one list behind help, manifest hint, README and the answer to a typing slip."""

from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Command:
    """`word` is what is typed, `usage` with what may follow it, `help` what it does in a few words."""

    word: str
    usage: str
    help: str


@dataclass(frozen=True, slots=True)
class Slash:
    """`typed` begins the line, `reference` the references it takes; `prefix` tells its words from the others' in the tables;
    `alone`: what it means without any words."""

    typed: str
    reference: str
    commands: tuple[Command, ...]
    prefix: str = ""
    alone: str = "mine"

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(command.word for command in self.commands)

    @property
    def usages(self) -> tuple[str, ...]:
        return tuple(command.usage for command in self.commands)


_OF_ACTIONS = (
    Command("mine", "mine", "your open actions, overdue first"),
    Command("team", "team [name]", "the open actions of your teams"),
    Command("overdue", "overdue", "what is overdue"),
    Command("all", "all", "all open actions that you may see"),
    Command("waiting", "waiting", "what waits for your decision or your answer"),
    Command("leavers", "leavers", "open work of people who have left (PLT)"),
    Command("show", "show A-17", "everything about one action"),
    Command("add", "add", "a new action"),
    Command("done", "done A-17", "mark one complete"),
    Command("extend", "extend A-17", "ask for more time"),
    Command("snooze", "snooze A-17", "no reminders until a day"),
    Command("reassign", "reassign A-17", "give it to somebody else"),
    Command("reopen", "reopen A-17", "open it again"),
    Command("note", "note A-17 …", "add a note"),
    Command("find", "find words", "look for words or a case reference"),
    Command("away", "away", "when you are away, and who covers"),
    Command("settings", "settings", "your digest, and what else you can set"),
    Command("export", "export", "what you may see, as a file"),
    Command("help", "help", "this list"),
)
_OF_AUDITS = (
    Command("mine", "mine", "your audits: to do, to go on with, and done"),
    Command("show", "show AU-7", "everything about one audit"),
    Command("submit", "submit AU-7", "fill in an audit, step by step, and submit it"),
    Command("moderate", "moderate", "what waits to be moderated (moderators)"),
    Command("round", "round [2018-02]", "the rounds, or one of them (PLT)"),
    Command("auditors", "auditors", "every auditor's record (PLT, moderators)"),
    Command("record", "record", "your own record as an auditor"),
    Command("allocate", "allocate [2018-02]", "deal a round's cases to auditors (PLT)"),
    Command("exempt", "exempt [2018-02]", "exemptions of auditors from a round"),
    Command("exemplars", "exemplars [theme]", "examples of good audits, anonymised"),
    Command("help", "help", "this list"),
)
_OF_CONCERNS = (
    Command("open", "open", "the open ones that you see, the most pressing first"),
    Command("closed", "closed", "those that are closed"),
    Command("raise", "raise", "raise one: the team manager and the head of service are told at once"),
    Command("show", "show C-3", "everything about one case of concern"),
    Command("update", "update C-3 …", "say in short what is new"),
    Command("review", "review C-3", "what was found, and when it is reviewed next"),
    Command("close", "close C-3", "close it: outcome, what changed, when it is audited again"),
    Command("reopen", "reopen C-3", "open it again, with a reason"),
    Command("help", "help", "this list"),
)
_OF_REPORTS = (
    Command("month", "month [2017-12]", "a month's report: written, previewed, signed off and posted (PLT)"),
    Command("files", "files [2017-12]", "a month's report as Word document and workbook, in a direct message"),
    Command("pack", "pack 2017-07..2017-12", "what an inspection is answered, as a Word document"),
    Command("plan", "plan [2017]", "the annual plan of practice improvement, and its files"),
    Command("better", "better [2017-12]", "sentences on what changed for a child: picked, anonymised, confirmed"),
    Command("evidence", "evidence [add]", "what other sources say, to be set beside the findings (PLT)"),
    Command("recommendations", "recommendations", "what the reports recommend and is not done yet"),
    Command("show", "show R-4", "everything about one recommendation"),
    Command("team", "team [name]", "a team's plan, and what it will do differently"),
    Command("help", "help", "this list"),
)
ACTIONS = Slash("/actions", "A", _OF_ACTIONS)
AUDITS = Slash("/audits", "AU", _OF_AUDITS, prefix="audits ")
CONCERNS = Slash("/concerns", "C", _OF_CONCERNS, prefix="concerns ", alone="open")
SUMMARY = Slash("/summary", "R", _OF_REPORTS, prefix="summary ", alone="month")
SLASHES = (ACTIONS, AUDITS, CONCERNS, SUMMARY)
TAKE_A_REFERENCE = {
    slash.prefix + command.word: slash.reference
    for slash in SLASHES
    for command in slash.commands
    if f"{slash.reference}-" in command.usage
}
"""What is typed with a reference, and how that begins."""


def slash_of(name: str) -> Slash:
    """The slash command that a name of the tables belongs to."""
    return next((slash for slash in SLASHES if slash.prefix and name.startswith(slash.prefix)), ACTIONS)


def typed_as(typed: str) -> Slash:
    """The slash command that begins with this; the first of them for what is none."""
    return next((slash for slash in SLASHES if slash.typed == typed), ACTIONS)


def split(text: str, alone: str = "mine") -> tuple[str, str]:
    """The first word in small letters and what follows it; no words at all mean `alone`."""
    first, rest = [*text.split(maxsplit=1), "", ""][:2]
    return (first.casefold() or alone), rest.strip()


def nearest(word: str, slash: Slash = ACTIONS) -> str:
    """The command that a typing slip was probably meant for; "" if none is near."""
    return next(iter(get_close_matches(word, slash.words, n=1, cutoff=0.6)), "")
