"""All that is seen of cases of concern: the register, each card, the form with all that it asks about, and the messages."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import insert, update

from cards.concern_news import KIND, What
from cards.elements import Card
from cards.notice import Post
from handlers.ask import Knock
from scheduler.compose import Composer
from storage.history import Entry
from storage.ledger import Ledger
from storage.tables import actions, concern_notes, concerns, duties
from tests.office.concern_stories import RAISED
from tests.office.council import HOME, IDS, account_of
from tests.office.people import Office

READERS = ("manager", "head of service", "plt", "south manager")
FORMS = (
    ("concern_update", "C-2"), ("concern_review", "C-2"), ("concern_action", "C-2"), ("concern_take_out", "C-2"),
    ("concern_whole", "C-2"), ("concern_whole", "C-4"), ("concern_close", "C-2"), ("concern_close", "C-3"),
    ("concern_reopen", "C-4"),
)  # fmt: skip
SAID: Mapping[str, str] = {name.replace("__", "."): said for name, said in RAISED.items()}


def furnish_concerns(office: Office) -> None:
    """C-2 is acknowledged and has an update; C-3 did not reach the manager, and nothing is left to be done; C-4 is closed. C-1
    stands at actions alone."""
    for number in range(1, 4):
        office.person("plt").says("/concerns raise").fills(**{**RAISED, "team": "1", "case_ref": f"41300{number}"})
    office.delivers()
    for who, about in (("manager", "C-2"), ("head of service", "C-2"), ("head of service", "C-3")):
        press = Knock(account_of(who), HOME, "press", "have_concern", office.now, office.key(), about=about)
        office.desk.answer(press)
    more = office.person("plt").says("/concerns show C-2").presses("Add an action")
    more.fills(action__1="Visit each week", due__1="2018-01-19")
    office.does(_go_on)


def _go_on(ledger: Ledger) -> None:
    run = ledger.connection.execute
    note = {"concern_id": 2, "kind": "update", "by_id": IDS["manager"], "at": ledger.now, "text": "Seen today"}
    run(insert(concern_notes), note)
    manager = (duties.c.concern_id == 3) & (duties.c.capacity == "team manager")
    run(update(duties).where(manager).values(trouble="user_not_found"))
    done = update(actions).where(actions.c.concern == "C-3")
    run(done.values(status="complete", closed_at=ledger.now))
    before = ledger.concerns.get(4)
    assert before
    closed = before.closed(IDS["head of service"], ledger.now, "A new plan", "They are seen", date(2018, 3, 1))
    ledger.save_concern(before, closed, Entry("program", "none", "closed", "C-4"))


def fill_concerns(ledger: Ledger, said: Mapping[str, str]) -> None:
    run = ledger.connection.execute
    run(
        update(concerns).values(
            text=said["text"], case_ref=said["case_ref"], outcome=said["done"], difference=said["how"]
        )
    )
    run(update(concern_notes).values(text=said["note"]))
    run(update(duties).where(duties.c.trouble != "").values(trouble=said["typed"] or "user_not_found"))


def asked_of_concerns(office: Office) -> Iterator[tuple[str, Knock]]:
    for who in READERS:
        for words in ("", "closed", "raise", "show C-1", "show C-2", "show C-3", "show C-4", "help"):
            yield (
                f"{who}: /concerns {words}",
                Knock(account_of(who), HOME, "command", "/concerns", office.now, words=words),
            )
    for does, about in FORMS:
        press = Knock(account_of("head of service"), HOME, "press", does, office.now, about=about)
        yield f"head of service: {does}", press
    for form in (SAID, {**SAID, "worry": "What Mr Xyzzy wanted"}, {**SAID, "action.1": ""}):
        sent = Knock(account_of("plt"), HOME, "form", "raise_concern", office.now, form=form, context={"places": "2"})
        yield "plt: raise_concern sent", sent
    new = {**SAID, "case_ref": "499001", "team": "1", "due.1": "2018-01-11"}
    yield "plt: raised", Knock(account_of("plt"), HOME, "form", "raise_concern", office.now, form=new)
    yield (
        "plt: more",
        Knock(account_of("plt"), HOME, "press", "concern_more", office.now, form=SAID, context={"places": "2"}),
    )


def told_of_concerns(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    """All that is told of one that goes on, and of one that is closed."""
    note = ledger.concern_notes.of(2)[0].id
    for what in What:
        for number in (2, 4):
            content = {"concern": number, "what": str(what), "by": IDS["manager"], "note": note, "action": "A-2"}
            made = compose(ledger, KIND, f"person:{IDS['head of service']}", content)
            assert isinstance(made, Post), what
            yield f"{KIND} to head of service", made.card
