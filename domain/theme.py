"""What a month's audits look at: a theme with its three aspects and a prompt for each area (domain page, "The cycle" 3)."""

from dataclasses import dataclass, field

AREAS = ("impact", "experience", "aspect1", "aspect2", "aspect3")
"""The five areas that every audit judges: two that are always the same, and the three aspects of the month's theme."""


@dataclass(frozen=True, slots=True)
class Theme:
    """`prompts` say what to look for, by area; an area without one has none. `version` 0: as it was shipped."""

    name: str
    aspects: tuple[str, str, str]
    prompts: dict[str, str] = field(default_factory=dict)
    version: int = 0


IMPACT = "What has the work changed for the child, and how is that known?"
EXPERIENCE = "How do child and family experience the work? Whose words say so?"
SHIPPED = (
    Theme(
        "Assessment",
        (
            "Multi-agency responsibility, actions and impact",
            "Triangulation of information",
            "Clear analysis from professional judgement and research",
        ),
        {
            "impact": IMPACT,
            "experience": EXPERIENCE,
            "aspect1": "Who is responsible for what, what has each agency done, and what came of it?",
            "aspect2": "Are hypotheses tested, optimism avoided, and assumptions looked at again?",
            "aspect3": "Does the analysis follow from judgement and research, and say so clearly?",
        },
    ),
    Theme(
        "Planning",
        (
            "The plan relates to the assessment's analysis and outcome",
            "The plan is co-produced with child and family",
            "The plan's actions are SMART",
        ),
        {
            "impact": IMPACT,
            "experience": EXPERIENCE,
            "aspect1": "Does each step answer something that the assessment found?",
            "aspect2": "What in the plan comes from the child and the family?",
            "aspect3": "Is each action specific, measurable, achievable, relevant, and given a date?",
        },
    ),
)
"""The themes of the first two rounds; the PLT edits them and adds others."""
