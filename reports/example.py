"""A made-up report, inspection pack and annual plan with something in each of their parts, around the published figures: a
template is tried with them before it is used."""

from datetime import date

from cards.elements import Image
from domain.annual_plan import annual_plan
from domain.audit import Admissibility, AuditKind, Grade
from domain.figures import Figures, Share
from domain.month import (
    ActionFigures,
    AuditingFigures,
    ConcernFigures,
    LearningFigures,
    MonthFigures,
    MonthOfRun,
    OpinionFigures,
    PartFigures,
    Sampled,
    ScoresOfArea,
)
from domain.pack_sheet import PackSheet
from domain.report import ReportState, Section
from domain.report_sheet import AuditLine, Planned, Recommended, ReportSheet, SourceSaid

CHART = Image(
    'Chart of grades. November 2017: Good 1 of 21; December 2017: "Good" 2 of 25 & no others.',
    bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c4944415478da63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
    ),
)
OCTOBER, NOVEMBER, DECEMBER = date(2017, 10, 1), date(2017, 11, 1), date(2017, 12, 1)


def table(outcomes: tuple[int, int, int], grades: tuple[int, int, int, int]) -> Figures:
    """Immediate, development, inadmissible; with good features, without, Good, Outstanding."""
    moderated, admissible = sum(outcomes), sum(outcomes[:2])
    featured, plain, good, outstanding = grades
    immediate, development, inadmissible = (Share(n, moderated) for n in outcomes)
    weak, with_features, without = (Share(n, admissible) for n in (featured + plain, featured, plain))
    return Figures(
        moderated, immediate, development, inadmissible, admissible,
        weak, with_features, without, Share(good, admissible), Share(outstanding, admissible),
    )  # fmt: skip


def acted(sent: int, in_time: int, late: int) -> ActionFigures:
    done = in_time + late
    return ActionFigures(
        sent, Share(in_time, sent), Share(late, sent), Share(sent - done, sent), Share(3, sent), Share(2, sent),
        Share(done // 2, done), Share(done // 4, done), Share(done - done // 2 - done // 4, done),
    )  # fmt: skip


def of_month(figures: Figures, findings: dict[str, Share], concerns: ConcernFigures | None) -> MonthFigures:
    of = figures.admissible
    areas = ("impact", "experience", "aspect1", "aspect2", "aspect3")
    return MonthFigures(
        table=figures,
        sampled=Sampled(figures.moderated, 3, {"North": 15, "East": 12}, {"North 1": 9, "North 2": 6, "East 1": 12}, {"5-9": 14}),
        scores={name: ScoresOfArea(Share(of - 5, of), Share(4, of), Share(1, of)) for name in areas},
        findings=findings,
        actions=acted(41, 22, 9),
        concerns=concerns,
        auditing=AuditingFigures(
            Share(figures.moderated - 3, figures.moderated), Share(5, 6), Share(figures.moderated - 2, figures.moderated),
            {"strong evidence statements": 11}, {"impact stated but not recorded": 7}, 1, 14, 5,
        ),
        learning=LearningFigures(3, Share(1, 3), Share(2, 3), Share(0, 3)),
        opinions=OpinionFigures(27, Share(16, 18), Share(15, 18)),
    )  # fmt: skip


NOVEMBERS = of_month(
    table((12, 9, 3), (10, 10, 1, 0)),
    {"drift and delay": Share(12, 21), "analysis": Share(8, 21)},
    ConcernFigures(4, 1, 3),
)
DECEMBERS = of_month(
    table((19, 6, 2), (1, 22, 2, 0)), {"drift and delay": Share(14, 25), "SMART plans": Share(13, 25)}, None
)
RUN = (
    MonthOfRun(OCTOBER),
    MonthOfRun(NOVEMBER, "Assessment", NOVEMBERS, True),
    MonthOfRun(DECEMBER, "Planning", DECEMBERS),
)
ASPECTS = (
    "The plan relates to the assessment's analysis and outcome",
    "The plan is co-produced with child and family",
    "The plan's actions are SMART",
)
EXAMPLE = ReportSheet(
    month=DECEMBER,
    theme="Planning",
    run=RUN,
    narrative={
        Section.MUCH: "More audits than in November.\n\nNine teams took part.",
        Section.WELL: "Plans seldom follow from the assessment.",
        Section.BETTER: "In a few families the work changed what happened for a child.",
        Section.ANALYSIS: "Where good practice was seen, it went with clear management oversight.",
        Section.LINKS: "Drift and delay came back.",
        Section.RECOMMENDATIONS: "Two go to team managers.",
        Section.NEXT: "January looks at supervision.",
    },
    better=("In one family swift, shared decisions changed what happened for a child.",),
    evidence=(SourceSaid(date(2017, 12, 12), "Dip sample", "9 of 12 plans had no dates.", ("SMART plans",)),),
    recommendations=(
        Recommended(
            "R-4", NOVEMBER, "Supervision", "Talk through one plan in each supervision.", date(2018, 2, 28),
            measure="Drift and delay is found less often", service="North", owner="Head of service, North",
            tags=("drift and delay",),
        ),
        Recommended("R-5", DECEMBER, "Planning", "Give each step of a plan a date.", date(2018, 3, 30)),
    ),
    plan=(Planned("P-2", "North 1", "Go through plans without dates.", date(2018, 1, 31)),),
    notes={"North 1": "We will write the plan with the family in the room."},
    opinions=("It was fair, and we use it in supervision.",),
    led_to={"drift and delay": ("R-4",)},
    aspects=ASPECTS,
    parts={"North 1": PartFigures(9, acted(14, 8, 2), {"drift and delay": 5}, table((19, 6, 2), (1, 22, 2, 0)), 0)},
    audits=(
        AuditLine(
            "AU-31", AuditKind.CORE, "North", "North 1", "5-9", date(2017, 12, 8), date(2017, 12, 13),
            Admissibility.IMMEDIATE, Grade.NOT_YET_GOOD, False, {"impact": 1, "experience": 2}, ("drift and delay",),
        ),
    ),
    state=ReportState.DRAFT,
)  # fmt: skip
PACK = PackSheet(
    RUN, {DECEMBER: "Plans are weak.\nSupervision comes next."}, EXAMPLE.better, EXAMPLE.evidence, EXAMPLE.recommendations,
    EXAMPLE.led_to, EXAMPLE.plan, {DECEMBER: EXAMPLE.notes},
)  # fmt: skip
PLAN = annual_plan(2017, EXAMPLE.recommendations, RUN)
