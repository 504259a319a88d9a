"""What the channels are told of a posted report: the figures as words and as charts, nothing small of children but to the PLT,
and nothing from which it could be worked out."""

import re
from datetime import date
from itertools import product

import pytest
from sqlalchemy import Update, update

from cards.elements import Image
from cards.told_words import CORRECTED, NOT_AGAIN
from domain.policy import DEFAULT
from reports.contents import contents
from storage.tables import audits
from storage.told_sheets import told_sheet_of
from tests.office.judged import put_judged
from tests.office.people import Colleague, Office
from tests.office.posted_months import (
    CONFIRMED,
    DRIFT,
    ROOMS,
    SMART,
    WAITING,
    with_both_months,
)
from tests.office.screen import lines_of, pressables
from tests.rules.test_suppression import SMALL

TOLD = re.compile(r"(Doesn't yet meet Good|Good or Outstanding): (more than |fewer than |)(\d+) of (\d+)")
NOT_TO_BE_SAID = re.compile(r"\b[1-4] of \d+|\(\d%\)|\b(?:Good|Outstanding|good features):? [1-4]\b")
PRACTICE = ("Doesn't", "Good", "Outstanding", "Cases of concern", "•", "Grades")
BUTTONS = ("Word report", "Workbook", "My team's actions")
OF_THE_AUDITING = ("Immediately", "Admissible, with", "Inadmissible", "Audits moderated")


@pytest.fixture
def posted(office: Office) -> Office:
    return with_both_months(office)


def texts(office: Office, room: str) -> list[str]:
    """The lines of each message in the channel, the oldest first."""
    return ["\n".join(lines_of(each.card)) for each in office.slack.of(ROOMS[room])]


def lines(office: Office, room: str) -> list[str]:
    return [line for text in texts(office, room) for line in text.splitlines()]


def test_all_services_read_the_figures_with_what_is_small_hidden(posted: Office) -> None:
    november, december = texts(posted, "all")
    told = december.splitlines()
    assert told[0] == "Practice audits, December 2017 · theme: Planning"
    assert told[1:3] == ["How much did we do?", "27 core audits moderated, 25 admissible, in 3 teams"]
    assert "Doesn't yet meet Good: more than 20 of 25, in November more than 16 of 21" in december
    assert "Good or Outstanding: fewer than 5 of 25, in November fewer than 5 of 21" in december
    assert "Immediately admissible: 19 of 27 (70%), in November 12 of 24 (50%)" in december
    assert "Inadmissible: 2 of 27 (7%), in November 3 of 24 (13%)" in december, "figures on the auditing are not hidden"
    assert "Cases of concern: not published" in december
    assert "Counts of children below 5 are hidden here" in december
    assert f"Is anybody better off?\n{CONFIRMED}\n" in december
    assert not any(WAITING in text for room in ROOMS for text in texts(posted, room))
    assert "Doesn't yet meet Good: more than 16 of 21\n" in november
    assert posted.slack.of(ROOMS["all"])[1].push == "Practice audits, December 2017: summary"


def test_the_practice_learning_team_reads_every_figure_in_its_private_channel(posted: Office) -> None:
    december = texts(posted, "plt")[1]
    for line in (
        "Doesn't yet meet Good: 23 of 25 (92%), in November 20 of 21 (95%)",
        "Doesn't yet meet Good, with good features: 1 of 25 (4%), in November 10 of 21 (48%)",
        "Good: 2 of 25 (8%), in November 1 of 21 (5%)",
        "Outstanding: 0 of 25 (0%), in November 0 of 21 (0%)",
    ):
        assert line in december
    assert "hidden" not in december
    assert [each.card.private for each in posted.slack.of(ROOMS["plt"])] == [True, True]
    assert not any(each.card.private for each in posted.slack.of(ROOMS["all"]))

    (admissibility,) = images(posted, "all")
    assert "Dec 2017, 27 moderated audits: Immediately admissible 19" in admissibility.alt
    assert (
        "Dec 2017, 25 admissible audits: Doesn't yet meet Good 23, Good 2, Outstanding 0."
        in images(posted, "plt")[0].alt
    )


def images(office: Office, room: str) -> list[Image]:
    return [block for block in office.slack.of(ROOMS[room])[1].card.blocks if isinstance(block, Image)]


def test_a_team_reads_its_actions_and_findings_and_its_grades_over_a_year(posted: Office) -> None:
    november, december = texts(posted, "team:1")
    assert "Practice audits of North, December 2017 · theme: Planning" in december
    assert "Actions from the audits of December\nnone sent\n" in december
    assert f"What was found\n• {DRIFT}\nGrades" in december, "no numbers, and nothing of what too few audits had"
    assert "Grades, January to December 2017\nDoesn't yet meet Good" in december
    assert "Grades over a year\nTold once a year, with December's report." in november
    assert "core audits" not in december
    assert "in November" not in december


def test_a_teams_post_asks_its_manager_what_the_team_will_do_differently_and_nobody_else_answers(
    posted: Office,
) -> None:
    card = posted.slack.of(ROOMS["team:1"])[1].card
    note = next(p for p in pressables(card) if p.button.label == "Note it")
    for who in ("worker", "moderator", "west manager", "plt"):
        assert "Nothing was changed" in posted.person(who).presses_on(note).sees or "no team" in posted.person(who).sees

    posted.person("manager").presses_on(note).fills(line="Plan with the family first")

    with posted.ledger() as ledger:
        assert [n.text for n in ledger.team_plans.notes_of(date(2017, 12, 1)).values()] == [
            "Plan with the family first"
        ]


def test_from_all_that_all_channels_are_told_no_small_count_can_be_worked_out(posted: Office) -> None:
    """Of each line that is said of children the counts that it allows; then all that fit together, found by trying."""
    said = {room: lines(posted, room) for room in ROOMS if room != "plt"}
    for line in (line for each in said.values() for line in each if not line.startswith(OF_THE_AUDITING)):
        if any(word in line for word in PRACTICE) and "Admissibility" not in line:
            assert not NOT_TO_BE_SAID.search(line), line
    everything = "\n".join(line for each in said.values() for line in each)
    assert SMART not in everything
    assert "41030" not in everything, "no case"

    months = [_range(texts(posted, "all")[n]) for n in (0, 1)]
    parts = {room: _range(texts(posted, room)[1]) for room in ROOMS if ":" in room}
    found = [dict(zip(parts, values, strict=True)) for values in product(*parts.values())]
    fits = [
        {"november": november, "december": december, **each}
        for november, december in product(*months)
        for each in found
        if each["service:1"] == each["team:1"] + each["team:2"]
        and each["service:2"] == each["team:3"]
        and november + december == each["service:1"] + each["service:2"]
    ]
    for place in ("november", "december", *parts):
        possible = {fit[place] for fit in fits}
        assert len(possible) > 1 or not possible & set(SMALL), place
    assert {1, 2} <= {fit["november"] for fit in fits}


def _range(text: str) -> range:
    """Which counts of Good or Outstanding a message allows; where it says none, as many as all teams had audits of."""
    for name, how, number, of in TOLD.findall(text):
        if name == "Good or Outstanding":
            least = int(number) + 1 if how == "more than " else 0 if how else int(number)
            most = int(of) if how == "more than " else int(number) - 1 if how else int(number)
            return range(least, most + 1)
    return range(47)


def test_where_policy_opens_it_channels_are_told_every_count(office: Office) -> None:
    office.does(lambda ledger: ledger.policies.save(DEFAULT.changed(hide_below=0), 0))
    with_both_months(office)
    assert "Good: 2 of 25 (8%), in November 1 of 21 (5%)" in texts(office, "all")[1]
    assert "Grades, twelve months to December 2017\nDoesn't yet meet Good" in texts(office, "team:1")[1]
    assert f"• {SMART}" in texts(office, "team:3")[1]
    assert "hidden" not in "".join(texts(office, "all") + texts(office, "team:1"))


def test_a_correction_draws_again_what_stands_in_the_channels_and_posts_nothing_anew(posted: Office) -> None:
    posted.does(put_judged, 399, admissibility="inadmissible")
    plt = posted.person("plt").says("/summary 2017-12").presses("Correct it").fills(change="A grade was changed.")
    assert [len(texts(posted, room)) for room in ROOMS] == [2] * len(ROOMS)
    plt.says("/summary 2017-12")
    posted.person("second plt").says("/summary 2017-12").presses("Sign off")
    plt.says("/summary 2017-12").presses("Post")
    posted.delivers()

    for room in ROOMS:
        november, december = texts(posted, room)
        assert "Corrected, edition 2: A grade was changed." in december
        assert "Corrected" not in november
        assert posted.slack.of(ROOMS[room])[1].edits > 0
    was, stands = texts(posted, "all")[1].split("\nHow much")
    assert "Before: 27 core audits moderated, 25 admissible, in 3 teams; Immediately admissible: 19 of 27 (70%)" in was
    assert "28 core audits moderated, 25 admissible" in stands


@pytest.mark.parametrize("change", ["Now 3 of 25 are good.", "Two children were counted twice.", "None was good."])
def test_what_is_corrected_is_said_in_channels_and_so_without_a_number(posted: Office, change: str) -> None:
    plt = posted.person("plt").says("/summary 2017-12").presses("Correct it").fills(change=change)

    assert "Say it without numbers, also in words" in plt.sees


def in_channel(office: Office, who: str, room: str = "all") -> Colleague:
    """As they have the channel's last message before them."""
    person = office.person(who)
    person.card = office.slack.of(ROOMS[room])[-1].card
    return person


def test_most_members_of_a_channel_are_refused_the_files_and_the_actions(posted: Office) -> None:
    files, actions = "The report's files are for the Practice Learning Team", "You don't answer for a team."
    for who, button in product(("auditor", "learner", "moderator", "outside moderator"), BUTTONS):
        said = in_channel(posted, who).presses(button).sees
        assert (actions if button == "My team's actions" else files) in said
    posted.delivers()
    assert posted.slack.uploads == []


def test_the_files_come_to_whoever_pressed_and_a_team_managers_actions_to_them_alone(posted: Office) -> None:
    posted.has("A-17", team="North")
    in_channel(posted, "plt").presses("Word report")
    in_channel(posted, "plt").presses("Workbook")
    posted.delivers()
    assert [each.name for each in posted.slack.uploads] == [
        "practice-audits-2017-12.docx",
        "practice-audits-2017-12.xlsx",
    ]
    seen = in_channel(posted, "manager", "team:1").presses("My team's actions").sees
    assert "A-17" in seen
    assert all("A-17" not in text for room in ROOMS for text in texts(posted, room))


def _corrects(office: Office, *changes: Update) -> None:
    for each in changes:
        office.does(lambda ledger, each=each: ledger.connection.execute(each))
    plt = office.person("plt").says("/summary 2017-12").presses("Correct it").fills(change="It was looked at again.")
    office.person("second plt").says("/summary 2017-12").presses("Sign off")
    plt.says("/summary 2017-12").presses("Post")
    office.delivers()


def test_a_correction_tells_nothing_of_children_again_that_it_has_changed(posted: Office) -> None:
    """An audit of North with a finding turns out inadmissible; three more are judged Good, which makes five; and one of them is
    not, which makes four again."""

    def of(*numbers: int) -> Update:
        return update(audits).where(audits.c.id.in_(numbers))

    assert f"• {DRIFT}: " in texts(posted, "all")[1]
    _corrects(posted, of(343).values(admissibility="inadmissible"))
    _nothing_of_children_is_told_again(posted, 2)
    assert "Before: 27 core audits moderated, 25 admissible, in 3 teams; " in texts(posted, "all")[1]

    _corrects(posted, of(344, 345, 346).values(grade="good"))
    _nothing_of_children_is_told_again(posted, 3)
    assert "Good: 5 of 24" in texts(posted, "plt")[1], "the Practice Learning Team reads every count"
    _corrects(posted, of(344).values(grade="not-yet-good", good_features=False))
    _nothing_of_children_is_told_again(posted, 4)
    assert "Good: 4 of 24" in texts(posted, "plt")[1]
    assert "Before" not in texts(posted, "all")[1]

    with posted.ledger() as ledger:
        sheet = told_sheet_of(ledger, date(2017, 12, 1), [1])
    assert sheet is not None
    assert NOT_AGAIN in str(contents(sheet))
    assert DRIFT not in str(contents(sheet))


def _nothing_of_children_is_told_again(office: Office, edition: int) -> None:
    december = texts(office, "all")[1]
    assert f"Corrected, edition {edition}: It was looked at again." in december
    assert f"Grades: {NOT_AGAIN}" in december
    assert f"What was found most often\n{CORRECTED}" in december
    assert "Good" not in december
    assert DRIFT not in december
    for room in ("team:1", "team:2", "service:1"):
        part = texts(office, room)[1]
        assert f"What was found\n{CORRECTED}" in part
        assert f"Grades, January to December 2017\n{CORRECTED}" in part
        assert DRIFT not in part
