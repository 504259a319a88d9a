"""All that is seen of the monthly report."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import update

from cards.elements import Card, Document
from cards.notice import File, Post
from cards.report_files import Paper, document
from cards.report_notices import ASKED, NONE, OUTDATED, TELLS
from cards.sentence_notices import TELLS as OF_SENTENCES
from domain.counted import Facts
from domain.counting import month_figures, part_figures
from domain.evidence import Evidence
from domain.person import Actor
from domain.policy import DEFAULT
from domain.report import ReportState, Section
from domain.reporting import begun
from domain.sentence import Sentence, SentenceState
from handlers.ask import Knock
from reports.contents import FULL
from scheduler.compose import Composer
from storage.ledger import Ledger
from storage.months import PARTS
from storage.report_rooms import key
from storage.tables import evidence, reports, sentences
from tests.office.council import HOME, IDS, account_of
from tests.office.people import Office
from tests.office.report_doors import put_in_doubt
from tests.office.report_stories import put_said

READERS = ("plt", "second plt", "director", "head of service", "manager", "moderator")

_OURS = update(reports).where(reports.c.month == "2017-12", reports.c.edition < 9)


def furnish_reports(office: Office) -> None:
    """December's, of which each section is written; a sentence in every state, and more to pick from; a note of a source; and
    of one channel nobody knows whether it got the report."""
    office.does(_write)
    office.does(put_said, 711)
    office.does(_say)
    office.does(put_in_doubt)


def _write(ledger: Ledger) -> None:
    written = {"narrative": dict.fromkeys(Section, "-"), "written_by": IDS["plt"], "writers": frozenset({IDS["plt"]})}
    december = begun(date(2017, 12, 1), ledger.now)
    ledger.reports.begin(december.changed(**written))


def _say(ledger: Ledger) -> None:
    for state in SentenceState:
        made = Sentence(None, date(2017, 12, 1), "-", state, IDS["plt"], ledger.now, audit_id=711, answer="-")
        ledger.sentences.add(replace(made, decided_by=IDS["moderator"], decided_at=ledger.now))
    ledger.evidence.add(Evidence(None, date(2017, 12, 12), "Dip sample", "-", ("analysis",), IDS["plt"], ledger.now))


def fill_reports(ledger: Ledger, said: Mapping[str, str]) -> None:
    narrative = {str(section): said["text"] for section in Section}
    ledger.connection.execute(update(reports).values(narrative=narrative, change=said["reason"]))
    ledger.connection.execute(update(sentences).values(text=said["how"], answer=said["reason"]))
    ledger.connection.execute(update(evidence).values(text=said["text"]))


def a_paper(_ledger: Ledger, _reader: Actor, content: Mapping[str, Any]) -> Document:
    return document(Paper(content["paper"]), "the report of a month", "practice-audits", b"a paper", FULL)


def told_of_papers(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    for paper in Paper:
        told = {"paper": str(paper), "month": "2017-12-01"}
        made = compose(ledger, "export", f"person:{IDS['plt']}", told)
        assert isinstance(made, File)
        yield f"export to plt, {paper}", made.document.card


def asked_of_reports(office: Office) -> Iterator[tuple[str, Knock]]:
    for state in ReportState:
        kept = {"state": str(state), "signed_by": IDS["second plt"], "signed_at": office.now, "edition": 2}
        kept |= {"figures": month_figures(Facts(), None, DEFAULT).as_values()}
        office.does(lambda ledger, kept=kept: ledger.connection.execute(_OURS.values(**kept)))
        for who in READERS:
            for words in ("", "2017-12", "2016-01", "files 2017-12", "pack 2017-07..2017-12", "plan 2017", "help"):
                knock = Knock(account_of(who), HOME, "command", "/summary", office.now, words=words)
                yield f"{who}: /summary {words}, {state}", knock
            for does in ("report_whole", "report_correct", "report_preview"):
                yield f"{who}: {does}, {state}", _press(office, who, does)
    draft = {"state": str(ReportState.DRAFT)}
    office.does(lambda ledger: ledger.connection.execute(_OURS.values(**draft)))
    for section in Section:
        yield f"plt: write {section}", _press(office, "plt", f"report_write_{section}")
    for text in ("Ask Mr Xyzzy.", "Case 412087"):
        form, context = {"text": text}, {"about": "report:2017-12", "section": "next", "seen": ""}
        knock = Knock(account_of("plt"), HOME, "form", "report_write", office.now, form=form, context=context)
        yield "plt: a doubtful section", knock


def _press(office: Office, who: str, does: str) -> Knock:
    with office.ledger() as ledger:
        one = ledger.reports.latest(date(2017, 12, 1))
    return Knock(account_of(who), HOME, "press", does, office.now, about=one.this_edition, version=one.version)


def asked_of_what_changed(office: Office) -> Iterator[tuple[str, Knock]]:
    """And of what other sources say."""
    for who in READERS:
        for words in ("better", "better 2016-01", "evidence", "evidence add"):
            yield (
                f"{who}: /summary {words}",
                Knock(account_of(who), HOME, "command", "/summary", office.now, words=words),
            )
    for who, does, about in (
        ("plt", "sentence_pick", "2017-12 AU-711/impact"), ("plt", "sentence_change", "sentence:1"),
        ("plt", "sentence_withdraw", "sentence:3"), ("moderator", "sentence_return", "sentence:1"),
        ("plt", "better", "2017-12:2"), ("plt", "report_part", "report:2017-12 all"),
        ("plt", "report_part", "report:2017-12 team:1"),
    ):  # fmt: skip
        yield f"{who}: {does}", Knock(account_of(who), HOME, "press", does, office.now, about=about, version=1)
    form = {"text": "Ask Mr Xyzzy on 12 March."}
    context = {"about": "2017-12 AU-711/impact", "seen": "4"}
    yield (
        "plt: doubtful sentence",
        Knock(account_of("plt"), HOME, "form", "sentence_pick", office.now, form=form, context=context),
    )


def told_of_reports(compose: Composer, ledger: Ledger) -> Iterator[tuple[str, Card]]:
    for number in range(1, 5):
        for kind in OF_SENTENCES:
            made = compose(ledger, kind, f"person:{IDS['second plt']}", {"sentence": number, "version": 1})
            yield from ((f"{kind} of {number}", post.card) for post in (made,) if isinstance(post, Post))
    for state in ReportState:
        ledger.connection.execute(_OURS.values(state=str(state)))
        one = ledger.reports.latest(date(2017, 12, 1))
        told = {"month": "2017-12", "edition": one and one.edition, "version": one and one.version, "by": IDS["plt"]}
        for kind in (*TELLS, ASKED, OUTDATED):
            made = compose(ledger, kind, f"person:{IDS['second plt']}", told)
            yield from ((f"{kind} to plt, {state}", post.card) for post in (made,) if isinstance(post, Post))
    none = compose(ledger, NONE, f"person:{IDS['plt']}", {"month": "2017-11"})
    yield from (("no report", post.card) for post in (none,) if isinstance(post, Post))
    part = part_figures(Facts(), ()).as_values()
    figures = month_figures(Facts(), None, DEFAULT).as_values() | {PARTS: {"service:1": part, "team:1": part}}
    ledger.connection.execute(update(reports).values(state=str(ReportState.POSTED), figures=figures))
    asked = ledger.outbox.under(key(date(2017, 12, 1), "service:1"))
    made = compose(ledger, "ask-plt", f"person:{IDS['plt']}", {"of": asked.id, "trouble": "perhaps"})
    yield from (("did the report arrive", post.card) for post in (made,) if isinstance(post, Post))
    for room in ("all", "plt", "service:1", "team:1", "team:2"):
        made = compose(ledger, "report", "channel:C0ALL", {"month": "2017-12", "room": room})
        yield from ((f"report to {room}", post.card) for post in (made,) if isinstance(post, Post))
