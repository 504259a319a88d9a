"""Rounds, themes and auditors: everything that can be asked of them is asked once and succeeds."""

from tests.office.people import Office


def planning_rounds(office: Office) -> None:
    plt = office.person("plt").says("/audits round").presses("Plan a month").fills(month="2018-02", theme="Assessment")
    plt.fills(reason="Findings of July to September", core__1="12").presses(
        "Change", on="February 2018"
    ).fills().fills()
    plt.presses("Show", on="February 2018").presses("Open").presses("Close").presses("Reopen").presses("All rounds")
    plt.says("/audits round 2018-02")


def editing_themes(office: Office) -> None:
    plt = office.person("plt").says("/audits round").presses("Themes").presses("Change", on="Planning")
    plt.fills(aspect1="The plan fits the assessment").presses("Add a theme")
    plt.fills(name="Life story work", aspect1="One", aspect2="Two", aspect3="Three")


ROUND_STORIES = (planning_rounds, editing_themes)
