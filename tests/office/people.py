"""People in an office: each says things to auditbot, presses what is before them, fills in forms, and hears notices."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import count
from typing import Any

from bot.papers import Papers
from bot.templates import shipped
from cards.elements import Card, Form, Input
from cards.replies import Done, FormErrors, Home, NextForm, Nothing, OpenForm, Replace, Reply, Show
from domain.calendar import LONDON
from handlers.ask import Introduce, Knock, LookAt, Profile
from handlers.desk import Desk
from scheduler.compose import Composer
from scheduler.deliver import Deliverer
from scheduler.tick import Ticker
from storage.ledger import Ledger, Store
from tests.office import council
from tests.office.council import HOME, account_of
from tests.office.pigeonholes import Pigeonholes
from tests.office.screen import Pressable, lines_of, pressables

Answer = str | tuple[str, ...]


class Office:
    """The desk with a store, a clock that stands until it is turned, and a screen for everybody."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
        self.faults: list[Exception] = []
        self.changed: list[str] = []
        self.profiles: dict[str, Profile] = {}
        self.troubles: dict[str, str] = {}
        self._keys = count(1)
        self.desk = Desk(store, lambda: HOME, self._report, lambda references: self.changed.extend(sorted(references)))
        with store.writing(council.SOME_DAY) as ledger:
            council.furnish(ledger)
        self._keep_accounts_fresh()
        self._people: dict[str, Colleague] = {}
        self.slack = Pigeonholes()
        self.wall = self.now
        self._worker = Deliverer(
            store,
            self.slack,
            Composer(
                lambda _ledger, _who, _today: (b"a workbook", 1),
                lambda bars: repr(bars).encode(),
                Papers(shipped()),
                lambda chart: repr(chart).encode(),
            ),
            lambda: self.wall,
            now=lambda: self.now,
            sleep=self._sleep,
            pace=0,
            workspace_pace=0,
        )

    def _report(self, fault: Exception) -> str:
        self.faults.append(fault)
        return "E-1"

    def _keep_accounts_fresh(self) -> None:
        with self.store.writing(self.now) as ledger:
            ledger.connection.execute(council.accounts.update().values(checked_at=self.now))

    def turns_to(self, when: str, zone: tzinfo = LONDON) -> None:
        """Set the clock, London time if not said otherwise: 2018-01-17 09:00."""
        self.now = datetime.fromisoformat(when).replace(tzinfo=zone).astimezone(UTC)
        self._keep_accounts_fresh()

    def wakes(self, when: str, zone: tzinfo = LONDON) -> list[str]:
        """The clock shows this London time, what is due by then is put, and all that waits is said. What ran."""
        ran = self.plans(when, zone)
        self.delivers()
        return ran

    def plans(self, when: str, zone: tzinfo = LONDON) -> list[str]:
        """The same, but what was put still waits."""
        self.turns_to(when, zone)
        return Ticker(self.store, lambda: self.now).tick()

    def has(self, reference: str, **said: object) -> None:
        with self.store.writing(self.now) as ledger:
            council.put_action(ledger, reference, **said)

    def does(self, what: Any, *words: Any, **named: Any) -> None:
        """Run one of the council's makers in a ledger of its own."""
        with self.store.writing(self.now) as ledger:
            what(ledger, *words, **named)

    def person(self, name: str) -> "Colleague":
        return self._people.setdefault(name, Colleague(self, account_of(name)))

    def stranger(self, account: str, workspace: str = HOME) -> "Colleague":
        return Colleague(self, account, workspace)

    def key(self) -> str:
        return f"key-{next(self._keys)}"

    def answer(self, knock: Knock) -> Reply:
        """As the edge does: where the desk does not know the account, it is told who that is, and asked again."""
        reply = self.desk.answer(knock)
        met: set[str] = set()
        while isinstance(reply, Introduce) and reply.account not in met:
            met.add(reply.account)
            self.desk.meet(self.profiles.get(reply.account, Profile(reply.account, knock.workspace)), self.now)
            reply = self.desk.answer(knock)
        if isinstance(reply, LookAt):
            reply = self.desk.answer(replace(knock, trouble=self.troubles.get(reply.channel, "")))
        assert not isinstance(reply, Introduce | LookAt)
        return reply

    def ledger(self) -> Any:
        return self.store.reading(self.now)

    def history(self, subject: str) -> list[str]:
        with self.ledger() as ledger:
            return [kept.entry.verb for kept in ledger.history.of(subject)]

    def action(self, reference: str) -> Any:
        with self.ledger() as ledger:
            return ledger.actions.get(int(reference.removeprefix("A-")))

    def planned(self) -> list[tuple[str, str]]:
        """Kind and recipient of all that waits in the outbox, home pages and updates left out."""
        with self.ledger() as ledger:
            return sorted(_planned(ledger))

    def delivers(self) -> None:
        """The outbox worker says all that waits to be said."""
        self._worker.run_until_idle(limit=60)

    def heard_by(self, name: str) -> list[str]:
        """The push previews of all that this person was told, the oldest first."""
        self.delivers()
        return [posted.card.fallback for posted in self.slack.of(account_of(name))]

    def was_told(self, name: str) -> list[str]:
        """The same as each was when it came; what they read now may have changed since."""
        self.delivers()
        return [posted.push for posted in self.slack.of(account_of(name))]

    def _sleep(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


def _planned(ledger: Ledger) -> list[tuple[str, str]]:
    names = {f"person:{number}": name for name, number in council.IDS.items()}
    rows = ledger.connection.exec_driver_sql("select kind, recipient from outbox")
    return [(row[0], names.get(row[1], row[1])) for row in rows if row[0] not in ("home", "update")]


class Colleague:
    """One person: what they last saw, and what they can press."""

    def __init__(self, office: Office, account: str, workspace: str = HOME) -> None:
        self.office = office
        self.account = account
        self.workspace = workspace
        self.card: Card | None = None
        self.form: Form | None = None
        self.errors: dict[str, str] = {}
        self.reply: Reply | None = None
        self.last: Knock | None = None
        self._form_key = ""

    def says(self, text: str) -> "Colleague":
        """Type a command: /actions mine, /audits mine."""
        typed, _, words = text.partition(" ")
        return self.knocks(Knock(*self._who, "command", typed, self.office.now, self.office.key(), words=words))

    def opens_home(self) -> "Colleague":
        return self.knocks(Knock(*self._who, "home", "home", self.office.now, self.office.key()))

    def uses(self, shortcut: str) -> "Colleague":
        return self.knocks(Knock(*self._who, "shortcut", shortcut, self.office.now, self.office.key()))

    def presses(self, label: str, on: str = "", **said: Answer) -> "Colleague":
        """A button before them, in the line that begins with the reference if one is given; in an open form it is pressed
        with what the form holds and with these answers."""
        found = self._find(label, on)
        if self.form and found in pressables(self.form):
            return self._presses_in(self.form, found, said)
        return self.presses_on(found, self.card.place if self.card else "")

    def _presses_in(self, form: Form, found: Pressable, said: Mapping[str, Answer]) -> "Colleague":
        b, held = found.button, self._held(form, said)
        knock = Knock(*self._who, "press", b.does, self.office.now, self.office.key(), about=b.about, version=b.version)
        return self.knocks(replace(knock, place=form.context.get("place", ""), form=held, context=form.context))

    def closes(self) -> "Colleague":
        """Put the open form away unsent, of which the platform tells only where the form asks for it."""
        assert self.form is not None
        form, self.form = self.form, None
        if not form.tells_when_closed:
            return self
        key = f"closed-{self._form_key}"
        return self.knocks(Knock(*self._who, "closed", form.does, self.office.now, key, context=form.context))

    def presses_on(self, found: Pressable, place: str = "") -> "Colleague":
        b = found.button
        knock = Knock(
            *self._who,
            "press",
            b.does,
            self.office.now,
            self.office.key(),
            about=b.about,
            version=b.version,
            place=place,
        )
        return self.knocks(knock)

    def fills(self, **said: Answer) -> "Colleague":
        """Send the open form with these answers; what it already held is sent along, as platforms do."""
        assert self.form is not None, f"No form is open; the screen shows: {self.sees}"
        form, answers = self.form, self._held(self.form, said)
        return self.knocks(
            Knock(*self._who, "form", form.does, self.office.now, self._form_key, form=answers, context=form.context)
        )

    def _held(self, form: Form, said: Mapping[str, Answer]) -> dict[str, Answer]:
        held = {i.name: i.value for i in form.inputs if isinstance(i, Input) and i.value}
        return {**held, **{name.replace("__", "."): value for name, value in said.items()}}

    def reads(self, number: int = -1) -> "Colleague":
        """Look at a message they were sent, the latest if not said otherwise, as it stands now."""
        self.office.delivers()
        self.card, self.form, self.errors = self.office.slack.of(self.account)[number].card, None, {}
        return self

    def knocks(self, knock: Knock) -> "Colleague":
        self.last = knock
        self.reply = self.office.answer(knock)
        self._look(self.reply)
        return self

    def again(self) -> "Colleague":
        """The platform delivers the very same thing a second time."""
        assert self.last is not None
        return self.knocks(self.last)

    @property
    def sees(self) -> str:
        """All that is before them: the form's errors, the open form, or else the card."""
        if self.errors:
            return "\n".join(self.errors.values())
        shown = self.form or self.card
        return "\n".join(lines_of(shown)) if shown else ""

    @property
    def buttons(self) -> list[str]:
        return [p.button.label for p in pressables(self.card)] if self.card else []

    @property
    def _who(self) -> tuple[str, str]:
        return self.account, self.workspace

    def _find(self, label: str, on: str) -> Pressable:
        shown = [each for each in (self.form, self.card) if each]
        found = [p for each in shown for p in pressables(each) if p.button.label == label and p.line.startswith(on)]
        assert found, f"There is no {label!r} {on}; the screen shows: {self.sees}\n{self.buttons}"
        return found[0]

    def _look(self, reply: Reply) -> None:
        self.errors = {}
        match reply:
            case Show(card) | Replace(card) | Home(card):
                self.card, self.form = card, None
            case OpenForm(form) | NextForm(form):
                self.form, self._form_key = form, self.office.key()
            case FormErrors(errors):
                self.errors = dict(errors)
            case Done(replaces, says):
                self.card, self.form = replaces or says or self.card, None
            case Nothing():
                pass
