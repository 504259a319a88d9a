"""Themes in chat: what the PLT writes holds for rounds that are planned later; those there are keep their own."""

from dataclasses import replace
from datetime import date

import pytest

from domain.theme import Theme
from storage.history import fingerprint
from tests.office.council import put_audit
from tests.office.people import Colleague, Office

ASPECTS = {"aspect1": "The plan fits", "aspect2": "The plan is shared", "aspect3": "The plan is SMART"}
DECEMBER = date(2017, 12, 1)


def opens(office: Office, label: str = "Change", on: str = "Planning", who: str = "plt") -> Colleague:
    return office.person(who).says("/audits round").presses("Themes").presses(label, on=on if label == "Change" else "")


def theme(office: Office, name: str) -> Theme:
    with office.ledger() as ledger:
        return next(one for one in ledger.rounds.themes() if one.name == name)


def test_a_shipped_theme_is_edited_twice_and_the_history_holds_hashes_alone(any_office: Office) -> None:
    office = any_office
    plt = opens(office).fills(**ASPECTS, prompt__aspect1="Does it fit?")
    assert "1. The plan fits\n2. The plan is shared" in plt.sees
    plt.presses("Change", on="Planning").fills(aspect1="The plan fits well")
    now = theme(office, "Planning")
    assert (now.aspects[0], now.version, now.prompts["aspect1"]) == ("The plan fits well", 2, "Does it fit?")
    with office.ledger() as ledger:
        kept = [k.entry for k in ledger.history.of("theme:Planning")]
    assert [entry.verb for entry in kept] == ["changed", "changed"]
    assert kept[0].after["aspects"] == fingerprint("\n".join(ASPECTS.values()))
    assert "fits" not in repr(kept)


def test_a_new_theme_can_be_chosen_for_a_month(any_office: Office) -> None:
    office = any_office
    plt = opens(office, "Add a theme").fills(name=" Life  story work ", **ASPECTS)
    assert theme(office, "Life story work").prompts == {}
    plt.presses("All rounds").presses("Plan a month").fills(month="2018-02", theme="Life story work").fills()
    with office.ledger() as ledger:
        planned = ledger.rounds.of_month(date(2018, 2, 1))
    assert planned is not None
    assert planned.aspects == tuple(ASPECTS.values())
    assert "Life story work\nIn" not in plt.says("/audits round").presses("Themes").sees
    assert "In February 2018" in plt.sees


def test_a_planned_round_keeps_the_aspects_and_prompts_it_was_planned_with(office: Office) -> None:
    plt = office.person("plt").says("/audits round").presses("Plan a month")
    plt.fills(month="2018-02", theme="Planning").fills()
    opens(office).fills(**ASPECTS, prompt__aspect1="Does it fit?")
    with office.ledger() as ledger:
        planned = ledger.rounds.of_month(date(2018, 2, 1))
        assert planned is not None
        assert planned.aspects[0].startswith("The plan relates")
        assert ledger.rounds.prompts(planned)["aspect1"].startswith("Does each step")


def test_the_prompts_of_an_open_round_stay_usable_when_its_theme_is_edited(any_office: Office) -> None:
    office = any_office
    shipped = theme(office, "Planning")

    def with_aspects(ledger: object) -> None:
        one = ledger.rounds.of_month(DECEMBER)  # type: ignore[attr-defined]
        ledger.rounds.save(one, replace(one, aspects=shipped.aspects))  # type: ignore[attr-defined]

    office.does(with_aspects)
    office.does(put_audit, 71)
    opens(office).fills(**ASPECTS, prompt__aspect1="Does it fit?", prompt__impact="And the child?")
    with office.ledger() as ledger:
        december = ledger.rounds.of_month(DECEMBER)
        assert december is not None
        assert (december.version, ledger.rounds.prompts(december)) == (1, shipped.prompts)
    auditor = office.person("auditor").says("/audits submit AU-71")
    assert auditor.form is not None
    assert shipped.prompts["impact"] in repr(auditor.form)


def test_of_a_theme_edited_since_an_imported_round_gets_no_prompt_for_an_aspect_of_its_own(office: Office) -> None:
    with office.ledger() as ledger:
        december = ledger.rounds.of_month(DECEMBER)
        assert december is not None
        assert set(ledger.rounds.prompts(december)) == {"impact", "experience"}
        assert ledger.rounds.prompts(replace(december, theme="Unheard of")) == {}


@pytest.mark.parametrize(
    ("said", "field", "why"),
    [
        ({"name": "planning"}, "name", "There is a theme of that name already."),
        ({"name": " "}, "name", "Give the theme a name."),
        ({"name": "Neglect", "aspect2": ""}, "aspect2", "Name the aspect."),
        ({"name": "Neglect", "prompt__impact": "x" * 301}, "prompt.impact", "longer than 300"),
    ],
)
def test_what_will_not_do_is_said_at_its_input(office: Office, said: dict[str, str], field: str, why: str) -> None:
    assert why in opens(office, "Add a theme").fills(**{**ASPECTS, **said}).errors[field]
    assert office.history("theme:Neglect") == []


def test_what_looks_like_a_name_in_a_prompt_is_asked_about_once(office: Office) -> None:
    plt = opens(office).fills(prompt__impact="What did Mr Xyzzy say?")
    assert "may be a name" in plt.sees
    assert theme(office, "Planning").version == 0
    plt.fills()
    assert theme(office, "Planning").prompts["impact"] == "What did Mr Xyzzy say?"


def test_the_shipped_themes_raise_no_such_question(office: Office) -> None:
    for name in ("Assessment", "Planning"):
        opens(office, on=name).fills()
        assert theme(office, name).version == 1


def test_of_two_who_edit_a_theme_the_second_reads_that_it_has_changed(any_office: Office) -> None:
    office = any_office
    first, second = (opens(office, who=who) for who in ("plt", "second plt"))
    first.fills(aspect1="First")
    assert "was changed by somebody else meanwhile" in second.fills(aspect1="Second").sees
    assert theme(office, "Planning").aspects[0] == "First"
