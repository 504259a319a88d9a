"""The one way in: who asks, may they come in at all, which handler is it; one ledger, one answer, and never an exception.

Whatever happens, the person gets a sentence that says whether anything was saved, and the log gets no content.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from cards.answers import NOT_SAVED, NOTHING, NOTHING_AT_ALL, apology, say
from cards.replies import Done, FormErrors, NextForm, Nothing, Reply, Show
from domain.action import parse_reference
from domain.admission import admit, is_fresh
from domain.calendar import london_day
from domain.person import Actor
from domain.refusal import Barred, Overtaken, Refusal
from handlers import commands, confirm_account
from handlers.ask import Ask, Introduce, Knock, LookAt, LookFirst, MeetFirst, Profile
from handlers.handling import Handler, Touch
from handlers.table import TAKE_A_REFERENCE
from storage.engine import Unavailable
from storage.history import Entry
from storage.ledger import Ledger, Store
from storage.people import Visitor

UNASKED = "refresh"
"""A list drawn again on the screen of somebody who did nothing: what another has done was on it."""
Report = Callable[[Exception], str]
"""Notes an unexpected fault without its content and returns the reference that the person is told."""


class _Withdrawn(Exception):
    """Carries a reply out of a transaction that is to leave nothing behind."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


class Desk:
    """`home` gives the id of the home workspace. `changed` is told the references of what an answer has changed."""

    def __init__(
        self,
        store: Store,
        home: Callable[[], str],
        report: Report,
        changed: Callable[[frozenset[str]], None] = lambda _references: None,
    ) -> None:
        self.store = store
        self._home = home
        self._report = report
        self._changed = changed

    def answer(self, knock: Knock) -> Reply | Introduce | LookAt:
        """The reply to a knock, or the wish to be told by the platform who knocks or is named, or of a channel, before that."""
        handler, does, words = commands.find(knock)
        knock = replace(knock, does=does, words=words)
        try:
            return self._answer(knock, handler)
        except LookFirst as first:
            return first.at
        except MeetFirst as first:
            return Introduce(first.account)
        except Refusal as refusal:
            return self._refuse(knock, refusal)
        except Unavailable:
            return _sentence(knock, NOT_SAVED)
        except Exception as fault:  # the last stop before the person: an apology, and a reference for the log
            return _sentence(knock, apology(self._report(fault)))

    def glance(self, knock: Knock) -> Reply | None:
        """The reply where finding it is all reading; None where there is something to write, to refuse or to ask first,
        which is what `answer` is for. Short enough for an event loop if the database is a file."""
        handler, does, words = commands.find(knock)
        if handler.touch is not Touch.READS:
            return None
        try:
            reply = self._answer(replace(knock, does=does, words=words), handler)
        except Exception:  # `answer` meets it again, and says what is to be said about it
            return None
        return None if isinstance(reply, Introduce) else reply

    def meet(self, profile: Profile, at: datetime) -> None:
        """Remember what the platform, asked who knocks, says of an account; match it to a person who has none yet."""
        with self.store.writing(at) as ledger:
            confirm_account.remember(ledger, profile, self._home())
            ledger.answered.forget_old()  # once a day and person is often enough

    def hear_of(self, profile: Profile, at: datetime) -> None:
        """What the platform says unasked: of everybody in the workspace, most of whom are no business of ours."""
        with self.store.reading(at) as ledger:
            concerns = confirm_account.concerns(ledger, profile, self._home())
        if concerns:
            with self.store.writing(at) as ledger:
                confirm_account.remember(ledger, profile, self._home())

    def _answer(self, knock: Knock, handler: Handler) -> Reply | Introduce:
        if handler.touch is Touch.WRITES:
            return self._write(knock, handler)
        with self.store.reading(knock.at) as ledger:
            visitor = ledger.people.behind(knock.account, london_day(knock.at))
            if not is_fresh(visitor.account, visitor.person, knock.at):
                return Introduce(knock.account)
            reply = handler.handle(self._admit(ledger, knock, visitor), ledger)
        if ledger.later:  # nothing that must be noted is shown before it is
            with self.store.writing(knock.at) as writer:
                writer.history.append_many(ledger.later, knock.at)
        return reply

    def _write(self, knock: Knock, handler: Handler) -> Reply | Introduce:
        try:
            with self.store.writing(knock.at) as ledger:
                ledger.history.lock()
                visitor = ledger.people.behind(knock.account, london_day(knock.at))
                if not is_fresh(visitor.account, visitor.person, knock.at):
                    return Introduce(knock.account)
                ask = self._admit(ledger, knock, visitor)
                reply = self._once(ask, ledger, handler)
        except _Withdrawn as withdrawn:
            return withdrawn.reply
        if ledger.touched:
            self._changed(frozenset(ledger.touched))
        return reply

    def _once(self, ask: Ask, ledger: Ledger, handler: Handler) -> Reply:
        """A second delivery of the same press or form is understood, and changes nothing."""
        key = "" if handler.knows_again else ask.knock.key
        if key and not ledger.answered.first_time(key):
            return Done() if ask.knock.kind == "form" else Nothing()
        reply = handler.handle(ask, ledger)
        if isinstance(reply, FormErrors) or (isinstance(reply, NextForm) and not reply.kept):
            raise _Withdrawn(reply)
        return reply

    def _admit(self, ledger: Ledger, knock: Knock, visitor: Visitor) -> Ask:
        if visitor.account is None:
            raise Refusal("")
        home = self._home()
        person = admit(
            replace(visitor.account, workspace=knock.workspace or visitor.account.workspace), visitor.person, home
        )
        covers = ledger.people.covered_by(person.id, london_day(knock.at)) if visitor.covers_somebody else ()
        return Ask(Actor(person, covers), knock)

    def _refuse(self, knock: Knock, refusal: Refusal) -> Reply:
        """Say so; and write it down, unless it is only about how an input was filled in, or nobody asked for anything."""
        try:
            if knock.does != UNASKED and (not refusal.field or isinstance(refusal, Barred)):
                self._write_down(knock, refusal)
        except Unavailable:
            return _sentence(knock, NOT_SAVED)
        return _sentence(knock, refusal.sentence, refusal.faults)

    def _write_down(self, knock: Knock, refusal: Refusal) -> None:
        with self.store.writing(knock.at) as ledger:
            visitor = ledger.people.behind(knock.account, london_day(knock.at))
            actor = f"person:{visitor.person.id}" if visitor.person else f"account:{knock.account[:40]}"
            about = _reference(knock)
            why = "overtaken" if isinstance(refusal, Overtaken) else "refused"
            ledger.record(Entry(actor, "none", why, about, {}, {"asked": f"{knock.kind} {_known(knock)}"}))


def _known(knock: Knock) -> str:
    """What was asked, if it is a thing that can be asked; what else somebody typed is nobody's business."""
    return knock.does if commands.is_known(knock.kind, knock.does) else "unknown"


def _reference(knock: Knock) -> str:
    """What the refused ask was about, if it looks like a reference of ours; never what else somebody typed."""
    named = knock.about or knock.context.get("about", "")
    known = (prefix for prefix in ("AU", "C", "A", "R", "P") if named.startswith(f"{prefix}-"))
    prefix = next(known, "")  # a bare number names something else: a person, a page, an exemption
    if knock.kind == "command" and knock.does in TAKE_A_REFERENCE:
        named, prefix = (knock.words.split() or [""])[0], TAKE_A_REFERENCE[knock.does]
    number = parse_reference(named, prefix) if prefix else None
    return f"{prefix}-{number}" if number is not None else "desk"


def _sentence(knock: Knock, sentence: str, faults: Mapping[str, str] | None = None) -> Reply:
    """Whoever typed has pressed nothing. `faults`: of a form, by its inputs."""
    sentence = sentence.replace(NOTHING, NOTHING_AT_ALL) if knock.kind == "command" else sentence
    return FormErrors(faults or {"": sentence}) if knock.kind == "form" else Show(say(sentence))
