"""A made-up council with a very long past: any number of moderated audits in thirteen months, made in the database itself."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, insert, text

from domain.framework import FINDINGS, STRENGTHS, WEAKNESSES
from domain.programme import after
from domain.theme import AREAS
from storage.engine import open_engines
from storage.schema import upgrade
from storage.tables import people, rounds, services, teams

LAST, MONTHS = date(2018, 1, 1), 13
SERVICES, TEAMS, AUDITORS, MODERATORS = 3, 30, 200, 40
DAYS = range(2, 10)
"""The days of the last month on which all are submitted; each is moderated a week later."""
ROOMY = "pragma cache_size = -600000"  # KiB, while it is filled
OF = "audits.round_id, audits.team_id, audits.kind, audits.admissibility"  # where it is not given, the database adds it
SAID = "As the record of the last two visits shows, and as the child has said to two of those who know them"
_AUDITS = """
insert into audits (id, round_id, kind, case_ref, team_id, age_band, auditor_id, moderator_id, grade, auditor_grade,
    good_features, submitted, admissibility, moderated, feedback, version, concern)
with recursive series (n) as (select 1 union all select n + 1 from series where n < {size})
select n, 1 + (n - 1) * {months} / {size}, case when n % 10 = 0 then 'learning' else 'core' end,
    cast(100000 + n as varchar(9)), 1 + (n * 79) % {teams},
    case (n * 31) % 4 when 0 then '0-4' when 1 then '5-9' when 2 then '10-15' else '16-25' end,
    1 + (n * 47) % {auditors}, 1 + {auditors} + (n * 83) % {moderators},
    case when n % 12 = 0 then 'good' when n % 97 = 0 then 'outstanding' else 'not-yet-good' end,
    case when n % 20 = 0 then 'good' end, n % 3 = 0, {submitted},
    case when (n * 13) % 100 < 8 then 'inadmissible' when (n * 13) % 100 < 35 then 'development' else 'immediate' end,
    {moderated}, 'Clear, and fair to the worker', 3, n % 40 = 0
from series
"""
_AREAS = """
insert into areas (audit_id, area, score, evidence, impact, of_round, of_team, of_kind, of_outcome)
select audits.id, named.name, case when (audits.id * named.place) % 7 = 0 then 2 else 1 end, '{said}', '{said}', {of}
from audits cross join ({areas}) as named
"""
_TAGS = """
insert into tags (audit_id, kind, tag, of_round, of_team, of_kind, of_outcome)
select audits.id, named.kind, named.name, {of} from audits join ({tags}) as named on (audits.id + named.place) % named.often = 0
"""
_ACTIONS = """
insert into actions (id, audit_id, concern, case_ref, team_id, owner_id, text, sent, due, original_due, status, version,
    extended, asked, escalated_on, closed_at)
select id, id, '', case_ref, team_id, auditor_id, '{said}', submitted, moderated, moderated,
    case when id % 5 = 0 then 'open' else 'complete' end, 2, id % 4 / 3, '', case when id % 9 = 0 then moderated end,
    case when id % 5 <> 0 then {closed} end
from audits
"""
_COMPLETIONS = """
insert into completions (id, action_id, completed_on, done, recorded_in, how, difference, standing)
select id, id, case when id % 6 = 0 then closed_at else sent end, 'Done', 'Case file', '',
    case id % 3 when 0 then 'too-early' when 1 then 'no' else 'yes' end, 1 = 1
from actions where status = 'complete'
"""


def fill(url: str, size: int) -> None:
    """A migrated database with so many audits, each with five areas, about four tags and one action, mostly done."""
    engines = open_engines(url)
    upgrade(engines)
    with engines.writing.begin() as connection:
        if engines.dialect == "sqlite":
            connection.exec_driver_sql(ROOMY)
        _employ(connection)
        for statement in (_AUDITS, _AREAS, _TAGS, _ACTIONS, _COMPLETIONS):
            connection.execute(text(statement.format(**_words(engines.dialect, size))))
    if engines.dialect == "postgresql":
        with engines.reading.connect() as reading:
            reading.exec_driver_sql("vacuum analyze")
    engines.dispose()


def _employ(connection: Connection) -> None:
    run = connection.execute
    numbers = range(1, AUDITORS + MODERATORS + 1)
    run(
        insert(people),
        [{"id": n, "email": f"p{n}@council.example", "name": f"Role {n}", "active": True} for n in numbers],
    )
    run(insert(services), [{"id": n, "name": f"Service {n}"} for n in range(1, SERVICES + 1)])
    run(insert(teams), [{"id": n, "name": f"Team {n}", "service_id": n % SERVICES + 1} for n in range(1, TEAMS + 1)])
    months = [after(LAST, n + 1 - MONTHS) for n in range(MONTHS)]
    run(insert(rounds), [{"id": n, "month": f"{m:%Y-%m}", "theme": "Planning"} for n, m in enumerate(months, 1)])


def _words(dialect: str, size: int) -> dict[str, object]:
    """What stands in the statements; a date is written differently in the two databases."""
    is_date = "date " if dialect == "postgresql" else ""
    days = {"submitted": 0, "moderated": 7}
    dates = {
        name: _in_turn([f"{is_date}'{LAST.replace(day=n + days[name])}'" for n in DAYS])
        for name in ("submitted", "moderated")
    }
    tags = [("finding", tag, 6) for tag in FINDINGS]
    tags += [(kind, tag, 3) for kind, every in (("strength", STRENGTHS), ("weakness", WEAKNESSES)) for tag in every]
    return dates | {
        "size": size, "months": MONTHS, "teams": TEAMS, "auditors": AUDITORS, "moderators": MODERATORS, "said": SAID, "of": OF,
        "closed": f"{is_date}'{LAST.replace(day=28)}'",
        "areas": _rows([f"{n} as place, '{area}' as name" for n, area in enumerate(AREAS, 1)]),
        "tags": _rows([f"{n} as place, '{k}' as kind, '{t}' as name, {o} as often" for n, (k, t, o) in enumerate(tags)]),
    }  # fmt: skip


def _in_turn(values: Sequence[str]) -> str:
    whens = " ".join(f"when {place} then {value}" for place, value in enumerate(values))
    return f"case n % {len(values)} {whens} end"


def _rows(rows: Sequence[str]) -> str:
    return " union all ".join(f"select {row}" for row in rows)
