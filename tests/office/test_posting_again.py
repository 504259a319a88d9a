"""What a channel refused of a posted report is posted there again, once; where nobody can tell whether it arrived, one of
the PLT looks, and says so."""

from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from cards.elements import Card
from cards.failures import ASKS
from cards.messenger import Never, Unknown
from scheduler import failures
from storage.ledger import Ledger
from storage.tables import outbox
from tests.office.council import IDS
from tests.office.people import Colleague, Office
from tests.office.pigeonholes import Pigeonholes
from tests.office.test_posting_reports import put, signed

REFUSED, PERHAPS = "Not posted, as it was refused", "May or may not have arrived"


@dataclass
class Rough(Pigeonholes):
    """Refuses some channels, loses the answer of others, and can be looked into nowhere."""

    faults: dict[str, Exception] = field(default_factory=dict)

    def post(self, conversation: str, card: Card, token: str) -> str:
        fault = self.faults.get(conversation)
        if isinstance(fault, Never):
            raise fault
        sent = super().post(conversation, card, token)
        if fault:
            raise fault
        return sent

    def can_look_into(self, conversation: str) -> bool:
        return False


@pytest.fixture
def slack(any_office: Office) -> Rough:
    """After the report was posted: North's channel refused it, and of that of 11-25 nobody knows."""
    any_office.slack = slack = Rough()
    any_office._worker._attempts.__dict__["messenger"] = slack
    slack.faults = {"#north": Never("not_in_channel"), "#11-25": Unknown("TimeoutError")}
    signed(any_office).says("/summary").presses("Post")
    any_office.delivers()
    return slack


def seen(office: Office, who: str = "plt") -> Colleague:
    office.delivers()
    return office.person(who).says("/summary")


def posts(slack: Rough, *names: str) -> list[int]:
    return [len(slack.of(name)) for name in names]


def would_be_asked(office: Office) -> list[bool]:
    """Of each question that was put to the second of the PLT, whether they would be asked it if it went now."""
    with office.ledger() as ledger:
        second = ledger.people.actor(ledger.people.named([IDS["second plt"]])[IDS["second plt"]], ledger.today.day)
        put = select(outbox).where(outbox.c.kind == ASKS, outbox.c.recipient == f"person:{second.id}")
        rows = ledger.connection.execute(put.order_by(outbox.c.id)).all()
        return [failures.post(ledger, second, ASKS, row.content) is not None for row in rows]


def test_what_was_refused_is_posted_again_once_where_the_channel_is_now(any_office: Office, slack: Rough) -> None:
    plt = seen(any_office)
    assert f"{REFUSED}: North" in plt.sees
    slack.faults.clear()
    any_office.does(lambda ledger: _moved(ledger, "#north-2"))
    other = seen(any_office, "second plt")

    plt.presses("Post again where it was refused")
    assert "somebody has seen to it meanwhile" in other.presses("Post again where it was refused").sees

    plt = seen(any_office)
    assert posts(slack, "#north", "#north-2", "#11-25", "#everybody", "#plt") == [0, 1, 1, 1, 1]
    assert REFUSED not in plt.sees
    assert "Post again where it was refused" not in plt.buttons
    assert any_office.history("report:2017-12")[-1] == "posted again"
    assert put(any_office)["report:2017-12:team:1"]["to"] == "channel:#north-2"


def _moved(ledger: Ledger, channel: str) -> None:
    north = next(room for room in ledger.channels.all() if room.reference == "team:1")
    assert ledger.channels.put(north, channel)


def test_the_plt_is_asked_whether_it_arrived_and_what_one_has_seen_ends_the_question(
    any_office: Office, slack: Rough
) -> None:
    plt, second = (any_office.person(who).reads() for who in ("plt", "second plt"))
    asked = "The report of December 2017 to the channel of 11-25 may or may not have arrived."
    assert asked in plt.sees
    assert asked in second.sees
    assert f"{PERHAPS}, please look there: 11-25" in seen(any_office).sees
    assert would_be_asked(any_office) == [True]

    plt.presses("It arrived")

    assert "has arrived, as one of you has seen" in second.reads().sees
    assert "Post it again" not in second.buttons
    assert would_be_asked(any_office) == [False], "whose conversation was slow is not asked what another has answered"
    card = seen(any_office)
    assert "Arrived, as one of you has seen; auditbot cannot change it there: 11-25" in card.sees
    assert PERHAPS not in card.sees
    assert any_office.history("report:2017-12")[-1] == "found to have arrived"
    assert posts(slack, "#11-25") == [1]


def test_what_is_not_there_is_posted_again_and_asked_about_anew_if_that_is_lost_as_well(
    any_office: Office, slack: Rough
) -> None:
    plt, stale = any_office.person("plt").reads(), any_office.person("second plt").reads().card
    plt.presses("Post it again")
    assert would_be_asked(any_office) == [False]
    any_office.delivers()
    assert would_be_asked(any_office) == [False, True], "of the later try alone"
    assert posts(slack, "#11-25") == [2]
    assert [any_office.heard_by(who).count("Did the report arrive?") for who in ("plt", "second plt")] == [2, 2]
    second = any_office.person("second plt")
    second.card = stale
    assert "somebody has seen to it meanwhile" in second.presses("It arrived").sees

    slack.faults.clear()
    seen(any_office).presses("Post it again")

    assert PERHAPS not in seen(any_office).sees
    assert "was posted again" in plt.reads().sees
    assert posts(slack, "#11-25") == [3]


def test_the_director_sees_what_did_not_arrive_and_has_nothing_to_press(any_office: Office, slack: Rough) -> None:
    director = seen(any_office, "director")
    assert f"{REFUSED}: North" in director.sees
    assert not {"It arrived", "Post it again", "Post again where it was refused"} & set(director.buttons)
    for press in ("It arrived", "Post it again", "Post again where it was refused"):
        director.card = seen(any_office).card
        assert "Only the Practice Learning Team posts a report" in director.presses(press).sees
    assert posts(slack, "#north", "#11-25") == [0, 1]
