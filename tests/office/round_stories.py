"""Rounds, themes and auditors: everything that can be asked of them is asked once and succeeds."""

from tests.office.council import put_audit
from tests.office.filled_in import fills_in
from tests.office.judged import put_judged
from tests.office.people import Office


def planning_rounds(office: Office) -> None:
    plt = office.person("plt").says("/audits round").presses("Plan a month").fills(month="2018-02", theme="Assessment")
    plt.fills(reason="Findings of July to September", core__1="12").presses(
        "Change", on="February 2018"
    ).fills().fills()
    plt.presses("Show", on="February 2018").presses("Open").presses("Allocate cases")
    plt.says("/audits round 2018-02").presses("Close").presses("Reopen").presses("All rounds")
    plt.says("/audits round 2018-02")


def closing_over_a_worry(office: Office) -> None:
    office.does(put_audit, 979)
    fills_in(office.person("auditor"), "AU-979", concern="yes").closes()
    plt = office.person("plt").says("/audits round 2017-12").presses("Close")
    plt.fills()
    plt.presses("Reopen")


def editing_themes(office: Office) -> None:
    plt = office.person("plt").says("/audits round").presses("Themes").presses("Change", on="Planning")
    plt.fills(aspect1="The plan fits the assessment").presses("Add a theme")
    plt.fills(name="Life story work", aspect1="One", aspect2="Two", aspect3="Three")


def confirming_competence(office: Office) -> None:
    office.does(put_judged, 81, auditor="learner", kind="learning")
    plt = office.person("plt").says("/audits auditors").presses("Record", on="@Learner").presses("Confirm competence")
    plt.fills(by="U0MODERATOR", audits=("81",), note="Three good learning audits").presses("All auditors")
    plt.presses("Back to learning", on="@Learner").fills(note="They asked for it")
    office.person("learner").says("/audits record")
    office.person("auditor").says("/audits mine").presses("My record")


ROUND_STORIES = (planning_rounds, closing_over_a_worry, editing_themes, confirming_competence)
