"""The words that auditors and moderators choose from: grades with what they mean, the competency framework's strengths and
weaknesses, and the findings that came back (domain page, "The cycle" 3 and 4, and "Figures of two published rounds")."""

STRENGTHS = (
    "strong evidence statements",
    "conceptual clarity about evidence and impact on the child",
    "succinct, analytical, constructive feedback",
)
MISSED = "case of concern not captured in the audit or its follow-up actions"
WEAKNESSES = (
    "impact stated but not recorded",
    "judgement, evidence and impact not triangulated",
    MISSED,
    "too brief, or confusingly dense",
)
FINDINGS = (
    "drift and delay",
    "management oversight and reflective supervision",
    "history not taken into account in decisions",
    "curiosity, depth and holistic exploration in assessments",
    "analysis",
    "links between assessment, analysis and planning",
    "SMART plans",
    "constructive challenge of families",
    "clear management direction upon allocation",
    "threshold decisions",
    "review of progress",
)
AGE_BANDS = ("0-4", "5-9", "10-15", "16-25")
