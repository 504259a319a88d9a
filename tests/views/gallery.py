"""Every view there is, of an office in which actions stand in every state: as the desk answers it and as it is delivered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, select, update

from cards.elements import Card, Form
from cards.failures import KINDS as OF_FAILURES
from cards.notice import File, HomePage, Post, Refresh
from cards.notices import KINDS
from cards.replies import Done, FormErrors, Home, NextForm, Nothing, OpenForm, Replace, Reply, Show
from cards.roll_up import KIND as ROLL_UP
from handlers.ask import Introduce, Knock
from scheduler.compose import POSTED, Composer
from storage.ledger import Ledger
from storage.tables import (
    actions,
    competences,
    completions,
    impacts,
    notes,
    outbox,
    people,
    requests,
    rounds,
    services,
    teams,
)
from tests.office.council import HOME, IDS, account_of, put_audit, put_cover
from tests.office.people import Office
from tests.views.of_allocation import asked_of_allocation, fill_allocation, furnish_allocation
from tests.views.of_auditors import asked_of_auditors, leave_records, told_of_competence
from tests.views.of_concerns import asked_of_concerns, fill_concerns, furnish_concerns, told_of_concerns
from tests.views.of_concerns_above import leave_concern, told_above
from tests.views.of_digests import digests, leave_due_audits
from tests.views.of_exemplars import asked_of_exemplars, fill_exemplars, furnish_exemplars, told_of_exemplars
from tests.views.of_exemptions import asked_of_exemptions, fill_exemptions, leave_exemptions, told_of_exemptions
from tests.views.of_moderation import (
    asked_of_moderation,
    clear_moderation,
    fill_moderation,
    furnish_moderation,
    notices_of_moderation,
)
from tests.views.of_recommendations import (
    asked_of_recommendations,
    fill_recommendations,
    furnish_recommendations,
    told_of_recommendations,
)
from tests.views.of_reports import (
    a_paper,
    asked_of_reports,
    asked_of_what_changed,
    fill_reports,
    furnish_reports,
    told_of_papers,
    told_of_reports,
)
from tests.views.of_rounds import asked_of_rounds, leave_rounds
from tests.views.of_settings import asked_of_settings
from tests.views.of_submitting import begin_audit, fill_audit, filled_in, told_of_audits
from tests.views.of_team_plans import asked_of_team_plans, fill_team_plans, furnish_team_plans, told_of_team_plans
from tests.views.of_the_plt import leave_trouble

READERS = ("manager", "head of service", "plt", "director", "moderator")
SAID = {"done": "Done", "recorded_in": "Plan", "difference": "yes"}
View = Card | Form | FormErrors
FIELDS = (
    "case_ref",
    "text",
    "note",
    "reason",
    "answer",
    "done",
    "recorded_in",
    "how",
    "team",
    "service",
    "person",
    "typed",
)


def furnish(office: Office) -> None:
    """A-1 waits for more time, A-2 to be accepted, A-3 is complete, A-4 was returned and waits to be handed over, A-5 closed,
    A-7 is snoozed, A-8 was told to the director. Of A-21 it is still too early to say whether it helped; of A-22 it was said.
    The manager covers for the worker, who will be away again later.
    """
    office.does(put_audit, 7, auditor="auditor", moderator="moderator")
    for number in (*range(1, 7), 21, 22):
        office.has(f"A-{number}", owner="worker", audit=7, concern="C-1" if number in (2, 3) else "", due="2018-01-05")
    office.has("A-7", owner="worker", due="2018-02-14")
    office.has("A-8", owner="worker", due="2017-12-18", rung=2)
    worker, plt = office.person("worker"), office.person("plt")
    office.does(put_cover, "worker", "manager", "2018-01-08", "2018-01-12")
    office.does(put_cover, "worker", "west manager", "2018-02-01", "2018-02-05")
    worker.says("/actions snooze A-7").fills(until="2018-02-05")
    worker.says("/actions extend A-1").fills(due="2018-02-01", reason="A meeting")
    worker.says("/actions done A-2").fills(**SAID, how="It did")
    worker.says("/actions done A-3").fills(**SAID, how="It did")
    office.person("head of service").says("/actions waiting").presses("Accept", on="A-3")
    worker.says("/actions done A-4").fills(**SAID, how="It did")
    plt.says("/actions show A-4").presses("Return").fills(reason="Not recorded")
    worker.says("/actions reassign A-4").fills(owner="U0SOUTHMANAGER", reason="Moved")
    worker.says("/actions extend A-6").fills(due="2018-02-01", reason="A meeting")
    office.person("head of service").says("/actions show A-6").presses("Decline more time").fills(reason="No")
    for number, said in ((21, "too-early"), (22, "yes")):
        worker.says(f"/actions done A-{number}").fills(**{**SAID, "difference": "too-early"}, how="Not yet")
        worker.says(f"/actions show A-{number}").presses("Did it help?").fills(difference=said, how="Later")
    plt.says("/actions show A-5").presses("No longer applicable").fills(reason="Case closed")
    plt.says("/actions note A-1 A note")
    for who in READERS:
        office.person(who).opens_home()
    _furnish_audits(office)


def _furnish_audits(office: Office) -> None:
    furnish_moderation(office)
    furnish_concerns(office)
    office.delivers()
    office.does(clear_moderation)
    for leave in (furnish_allocation, leave_trouble, begin_audit, leave_rounds, leave_records, leave_exemptions):
        leave(office)
    leave_concern(office)
    leave_due_audits(office)
    furnish_exemplars(office)
    furnish_reports(office)
    furnish_team_plans(office)
    furnish_recommendations(office)


def fill(office: Office, said: Mapping[str, str]) -> None:
    """Put these texts wherever somebody's text may stand; the worker, who did it all, is known by name alone."""
    rows = [
        update(actions).values(case_ref=said["case_ref"], text=said["text"]),
        update(completions).values({name: said[name] for name in ("done", "recorded_in", "how")}),
        update(impacts).values(how=said["how"]),
        update(requests).values(reason=said["reason"], answer=said["answer"]),
        update(notes).values(text=said["note"]),
        update(competences).values(note=said["note"]),
        update(rounds).values(reason=said["reason"], aspect1=said["text"]),
        update(teams).where(teams.c.id == 1).values(name=said["team"] or "-"),
        update(services).where(services.c.id == 1).values(name=said["service"] or "-"),
        update(people).where(people.c.id == IDS["worker"]).values(name=said["person"], account=None),
    ]
    office.does(lambda ledger: [ledger.connection.execute(row) for row in rows])
    office.does(fill_audit, said)
    office.does(fill_moderation, said)
    office.does(fill_allocation, said)
    office.does(fill_exemptions, said)
    office.does(fill_exemplars, said)
    office.does(fill_concerns, said)
    office.does(fill_reports, said)
    office.does(fill_team_plans, said)
    office.does(fill_recommendations, said)


def shown(reply: Reply | Introduce) -> Iterator[View]:
    match reply:
        case Show(card) | Replace(card) | Home(card):
            yield card
        case OpenForm(form) | NextForm(form):
            yield form
        case FormErrors():
            yield reply
        case Done(replaces, says):
            yield from (card for card in (replaces, says) if card)
        case _:
            assert isinstance(reply, Nothing | Introduce)


def answered(office: Office, typed: str) -> Iterator[tuple[str, View]]:
    """What everybody gets to see in lists, on cards, in forms and on their home page."""
    words = (
        "mine",
        "team",
        "overdue",
        "all",
        "waiting",
        "away",
        "settings",
        "help",
        f"find {typed}",
        f"team {typed}",
        typed,
    )
    shows = [f"show A-{number}" for number in (*range(1, 9), 21, 22)]
    for who in READERS:
        for text in (*words, *shows):
            knock = Knock(account_of(who), HOME, "command", "", office.now, "", words=text)
            yield from ((f"{who}: {text[:30]}", view) for view in shown(office.desk.answer(knock)))
        yield from ((f"{who}: home", v) for v in shown(office.desk.answer(_press(office, who, "home", kind="home"))))
    for who, number, does in FORMS:
        knock = _press(office, who, does, about=f"A-{number}", version=_version(office, number))
        yield from ((f"{who}: {does}", view) for view in shown(office.desk.answer(knock)))
    for ask in ASKED:
        yield from ((name, view) for name, knock in ask(office) for view in shown(office.desk.answer(knock)))
    for text in (typed, f"Ask Mr Xyzzy. {typed[:500]}"):
        yield from (("plt: add", view) for view in shown(office.desk.answer(_added(office, text))))
    several = Knock(
        account_of("manager"), HOME, "form", "choose_several", office.now, "", form={"chosen": ("A-1", "A-6")}
    )
    yield from (("manager: several", view) for view in shown(office.desk.answer(several)))


ASKED = (
    asked_of_settings, filled_in, asked_of_moderation, asked_of_rounds, asked_of_allocation, asked_of_auditors,
    asked_of_exemptions, asked_of_exemplars, asked_of_concerns, asked_of_reports,
    asked_of_what_changed,
    asked_of_team_plans, asked_of_recommendations,
)  # fmt: skip
FORMS = (
    ("manager", 1, "complete"), ("manager", 6, "more_time"), ("manager", 1, "reassign"), ("manager", 1, "note"),
    ("manager", 2, "complete"), ("head of service", 1, "decline_time"), ("head of service", 2, "return"),
    ("head of service", 5, "reopen"), ("plt", 1, "close"), ("plt", 4, "decline_handover"), ("manager", 1, "several"),
    ("manager", 7, "snooze"), ("head of service", 8, "give_time"), ("director", 8, "ask"),
    ("head of service", 8, "take_over"), ("manager", 21, "impact"),
)  # fmt: skip


def _press(office: Office, who: str, does: str, kind: str = "press", about: str = "", version: int = 0) -> Knock:
    place = "mine:1:1.4.6:"
    return Knock(account_of(who), HOME, kind, does, office.now, "", about=about, version=version, place=place)  # type: ignore[arg-type]


def _version(office: Office, number: int) -> int:
    return int(office.action(f"A-{number}").version)


def _added(office: Office, text: str) -> Knock:
    """A new action, and one that is asked about: without a when, with what may be a name, or much like another."""
    form = {"case_ref": "412087", "team": "1", "text": text or "Rewrite", "due": "2018-02-01"}
    return Knock(account_of("plt"), HOME, "form", "add", office.now, "", form=form)


def a_chart(what: object) -> bytes:
    return repr(what).encode()


def delivered(office: Office) -> Iterator[tuple[str, Card]]:
    """Every notice that can be told, and each message that was sent as it reads now."""
    compose = Composer(lambda _ledger, _who, _today: (b"a workbook", 1), a_chart, a_paper, a_chart)
    with office.ledger() as ledger:
        for row in _sent(ledger):
            made = compose(ledger, "update", row.recipient, {"of": row.id})
            yield from ((f"update to {row.recipient}", card) for card in _cards(made))
        for kind, told in told_of_audits():
            made = compose(ledger, kind, f"person:{IDS['auditor']}", told)
            yield from ((f"{kind} to auditor", card) for card in _cards(made))
        for told_of in TOLD:
            yield from told_of(compose, ledger)
        yield from _of_actions(compose, ledger)


TOLD = (
    digests, told_above, notices_of_moderation, told_of_competence, told_of_concerns, told_of_exemptions, told_of_exemplars,
    told_of_reports, told_of_papers,
    told_of_team_plans, told_of_recommendations,
)  # fmt: skip


def _sent(ledger: Ledger) -> Sequence[Row[Any]]:
    return ledger.connection.execute(select(outbox.c.id, outbox.c.recipient).where(outbox.c.state == "sent")).all()


def _of_actions(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    """Of an action in every state, with its request or its note."""
    asked = {row.action_id: row.id for row in ledger.connection.execute(select(requests))}
    noted = {row.action_id: row.id for row in ledger.connection.execute(select(notes))}
    done = {row.action_id: row.id for row in ledger.connection.execute(select(completions))}
    always = {"by": IDS["worker"], "to": IDS["worker"], "of": _sent(ledger)[0].id, "trouble": "is_archived"}
    always |= {"person": IDS["worker"], "account": "U0NEW", "day": ledger.today.day.isoformat(), "what": "updated"}
    always |= {"absence": 1, "cover": IDS["manager"], "last": "2018-01-10"}
    for kind in sorted([*KINDS, *OF_FAILURES, *POSTED, ROLL_UP, "home", "export", "account-changed"]):
        for number in (*range(1, 7), 8, 21, 22):
            content = {**always, "actions": [number], "completion": done.get(number), "concern": min(number, 4)}
            content |= {"request": asked.get(number)} if "time" in kind or "hand" in kind else {}
            content |= {"note": noted.get(number)} if kind in ("returned", "closed", "reopened", "noted") else {}
            for who in ("manager", "head of service"):
                made = compose(ledger, kind, f"person:{IDS[who]}", content)
                yield from ((f"{kind} to {who}", card) for card in _cards(made))


def _cards(made: object) -> Iterator[Card]:
    match made:
        case Post(card=card) | Refresh(card=card) | HomePage(card=card):
            yield card
        case File(document):
            yield document.card
        case _:
            assert made is None
