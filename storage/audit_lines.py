"""The submitted audits of a round as the lines that its figures add up from, read without what was written in them."""

from collections import defaultdict

from sqlalchemy import Connection, bindparam, select, text

from domain.audit import Admissibility, AuditKind, Grade
from domain.report_sheet import AuditLine
from storage.tables import areas, audits, services, tags, teams

_SUBMITTED = text("audits.submitted is not null")
_OF_ROUND = audits.c.round_id == bindparam("round")
_LINES = (
    select(
        audits.c.id, audits.c.kind, services.c.name.label("service"), teams.c.name.label("team"), audits.c.age_band,
        audits.c.submitted, audits.c.moderated, audits.c.admissibility, audits.c.grade, audits.c.good_features,
    )
    .join(teams, teams.c.id == audits.c.team_id)
    .join(services, services.c.id == teams.c.service_id)
    .where(_OF_ROUND, _SUBMITTED)
    .order_by(audits.c.id)
)  # fmt: skip
_SCORES = (
    select(areas.c.audit_id, areas.c.area, areas.c.score)
    .join(audits, audits.c.id == areas.c.audit_id)
    .where(_OF_ROUND, _SUBMITTED, areas.c.score.is_not(None))
)
_FINDINGS = (
    select(tags.c.audit_id, tags.c.tag)
    .join(audits, audits.c.id == tags.c.audit_id)
    .where(_OF_ROUND, _SUBMITTED, text("tags.kind = 'finding'"))
    .order_by(tags.c.tag)
)


def lines_of(connection: Connection, round_id: int) -> tuple[AuditLine, ...]:
    asked = {"round": round_id}
    scores: dict[int, dict[str, int]] = defaultdict(dict)
    for number, area, score in connection.execute(_SCORES, asked):
        scores[number][area] = score
    found: dict[int, list[str]] = defaultdict(list)
    for number, tag in connection.execute(_FINDINGS, asked):
        found[number].append(tag)
    return tuple(
        AuditLine(
            f"AU-{row.id}", AuditKind(row.kind), row.service, row.team, row.age_band, row.submitted, row.moderated,
            Admissibility(row.admissibility) if row.admissibility else None, Grade(row.grade) if row.grade else None,
            row.good_features, scores[row.id], tuple(found[row.id]),
        )
        for row in connection.execute(_LINES, asked)
    )  # fmt: skip
