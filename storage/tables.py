"""All tables on one page. The schema itself is made by the migrations; a test holds the two equal."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TextClause,
    UniqueConstraint,
    false,
    text,
)

from storage.columns import Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Id = BigInteger().with_variant(Integer, "sqlite")


def _person(name: str, *, required: bool = False) -> Column[int]:
    return Column(name, ForeignKey("people.id"), nullable=not required)


def _of_its_audit() -> list[Column[Any]]:
    """What of its audit a row is counted by. The database keeps that by itself (migration 0021): nobody writes it."""
    return [Column("of_round", Id), Column("of_team", Id), Column("of_kind", String), Column("of_outcome", String)]


def _part(table: Table, name: str, *columns: str | TextClause, where: object) -> Index:
    """An index of the rows of a table that meet a condition."""
    found = (table.c[column] if isinstance(column, str) else column for column in columns)
    return Index(name, *found, sqlite_where=where, postgresql_where=where)


# Who there is -------------------------------------------------------------------------------------------------------

services = Table(
    "services",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("head_id", ForeignKey("people.id", use_alter=True)),
    Column("channel", String, nullable=False, default=""),
)
teams = Table(
    "teams",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("service_id", ForeignKey("services.id"), nullable=False),
    Column("manager_id", ForeignKey("people.id", use_alter=True)),
    Column("channel", String, nullable=False, default=""),
)
people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    Column("email", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("account", String, unique=True),  # the id on the chat platform
    Column("team_id", ForeignKey("teams.id")),
    Column("active", Boolean, nullable=False, default=True),
    Column("home_opened_at", Moment),
)
roles = Table(
    "roles",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("role", String, primary_key=True),
)
# What the chat platform said of an account when it was last asked: the ground for letting it in.
accounts = Table(
    "accounts",
    metadata,
    Column("account", String, primary_key=True),
    Column("workspace", String, nullable=False),
    Column("email", String, nullable=False, default=""),
    Column("guest", Boolean, nullable=False, default=False),
    Column("stranger", Boolean, nullable=False, default=False),
    Column("bot", Boolean, nullable=False, default=False),
    Column("deactivated", Boolean, nullable=False, default=False),
    Column("checked_at", Moment, nullable=False),
)
covers = Table(
    "covers",
    metadata,
    Column("id", Id, primary_key=True),
    _person("person_id", required=True),
    _person("cover_id", required=True),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("settled_on", Date),  # when, once it was over, the cover's messages were drawn again
    Index("ix_covers_cover_id", "cover_id"),
    Index("ix_covers_person_id", "person_id"),
)
_TO_SETTLE = text("settled_on is null")
Index("ix_covers_to_settle", covers.c.last_day, sqlite_where=_TO_SETTLE, postgresql_where=_TO_SETTLE)
# When a person wants their ordinary digest; no row: as the policy says.
preferences = Table(
    "preferences",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("hour", Integer),
    Column("days", String, nullable=False),  # 01234: Monday to Friday
    Column("weekly", Boolean, nullable=False),
    # Where others held before: the days of the last digest by them, and of the first one since.
    Column("last_before", Date),
    Column("first_since", Date),
    Column("changed_at", Moment),
)
# The programme's own channels, beside those of services and teams: moderators, training, the Practice Learning Team.
programme_channels = Table(
    "programme_channels",
    metadata,
    Column("name", String, primary_key=True),
    Column("channel", String, nullable=False),
)
# One row once something was changed: what differs from the defaults or once did.
policy = Table(
    "policy",
    metadata,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("values", JSON, nullable=False),
)

# The cycle ----------------------------------------------------------------------------------------------------------

rounds = Table(
    "rounds",
    metadata,
    Column("id", Id, primary_key=True),
    Column("month", String(7), nullable=False, unique=True),  # 2017-11
    Column("theme", String, nullable=False),
    Column("audits_due", Date),
    Column("moderation_due", Date),
    Column("report_due", Date),
    Column("aspect1", String, nullable=False, default=""),
    Column("aspect2", String, nullable=False, default=""),
    Column("aspect3", String, nullable=False, default=""),
    Column("reason", Text, nullable=False, server_default=text("''")),
    Column("state", String, nullable=False, server_default=text("'open'")),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("figures", JSON(none_as_null=True)),  # as they were when the report was posted
    Column("prompts", JSON(none_as_null=True)),  # the theme's, as they were when the round was planned
)
targets = Table(
    "targets",
    metadata,
    Column("round_id", ForeignKey("rounds.id"), primary_key=True),
    Column("service_id", ForeignKey("services.id"), primary_key=True),
    Column("core", Integer, nullable=False),
    Column("learning", Integer, nullable=False),
)
# A theme that was edited, or that was not shipped; rounds keep a copy of their theme's aspects.
themes = Table(
    "themes",
    metadata,
    Column("name", String, primary_key=True),
    *(Column(f"aspect{n}", String, nullable=False) for n in (1, 2, 3)),
    Column("prompts", JSON, nullable=False),
    Column("version", Integer, nullable=False),
)
# The cases that may be drawn for a round, and the audits that are proposed from them.
cases = Table(
    "cases",
    metadata,
    Column("id", Id, primary_key=True),
    Column("case_ref", String, nullable=False, unique=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("age_band", String, nullable=False, default=""),
)
proposals = Table(
    "proposals",
    metadata,
    Column("id", Id, primary_key=True),
    Column("round_id", ForeignKey("rounds.id"), nullable=False),
    Column("case_ref", String, nullable=False),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("age_band", String, nullable=False, default=""),
    Column("kind", String, nullable=False),
    _person("auditor_id"),
    UniqueConstraint("round_id", "case_ref", name="uq_proposals_round_id_case_ref"),
)
exemptions = Table(
    "exemptions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("round_id", ForeignKey("rounds.id"), nullable=False),
    _person("person_id", required=True),
    Column("reason", Text, nullable=False),
    _person("asked_by", required=True),
    Column("asked_at", Moment, nullable=False),
    Column("state", String, nullable=False),
    _person("decided_by"),
    Column("decided_at", Moment),
    Column("answer", Text, nullable=False, default=""),
    Index("ix_exemptions_round_id", "round_id"),
)
audits = Table(
    "audits",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # AU-7 has the id 7
    Column("round_id", ForeignKey("rounds.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("case_ref", String, nullable=False),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("age_band", String, nullable=False, default=""),
    _person("auditor_id"),
    Column("grade", String),
    Column("auditor_grade", String),
    Column("good_features", Boolean),
    Column("submitted", Date),
    Column("admissibility", String),
    _person("moderator_id"),
    Column("moderated", Date),
    Column("feedback", Text, nullable=False, default=""),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("allocated_on", Date),
    Column("due", Date),
    _person("second_id"),
    Column("concern", Boolean),
    Column("exemplar", Boolean, nullable=False, server_default=false()),
    Column("second", String, nullable=False, server_default=text("''")),  # a second moderation: waiting, done
    Column("challenge", String, nullable=False, server_default=text("''")),  # of the grade: waiting, stands, changed
    Column("taken_back", Date),
    _person("submitted_by"),  # the auditor, or whoever covered for them
    _person("challenged_by"),  # the same for the team manager
    Index("ix_audits_case_ref", "case_ref"),
    Index("ix_audits_second_id", "second_id"),
    Index("ix_audits_team_id", "team_id"),
    Index("ix_audits_auditor_id", "auditor_id"),
    Index("ix_audits_moderator_id", "moderator_id"),
    Index("ix_audits_round_id", "round_id"),
)
_TO_DO = text("submitted is null and taken_back is null")
_TO_MODERATE = text("submitted is not null and admissibility is null and taken_back is null")
_TO_JUDGE_AGAIN = text("second = 'waiting' or challenge = 'waiting'")


_part(audits, "ix_audits_to_do_by_auditor", "auditor_id", "due", "id", where=_TO_DO)
_part(audits, "ix_audits_to_do_by_due", "due", "id", where=_TO_DO)
_part(audits, "ix_audits_submitted", "auditor_id", "submitted", "id", where=text("submitted is not null"))
_part(audits, "ix_audits_to_moderate", "submitted", "id", where=_TO_MODERATE)
_part(audits, "ix_audits_to_judge_again", "second_id", "moderated", "id", where=_TO_JUDGE_AGAIN)
# A month's figures are counted from these, in their order, and from those of areas and tags: nothing is sorted, and nothing read
# of what was written in its audits.
_CAME_IN = text("(submitted is not null or admissibility is not null) and taken_back is null")
_MODERATED = text("admissibility is not null")
_part(
    audits, "ix_audits_counted", "round_id", "kind", "admissibility", "grade", "good_features", "auditor_grade", "exemplar",
    "concern", "team_id", where=_MODERATED,
)  # fmt: skip
_part(audits, "ix_audits_sampled", "round_id", "kind", "team_id", "age_band", where=_CAME_IN)
_part(audits, "ix_audits_judged", "round_id", "kind", "submitted", "moderated", where=_MODERATED)
_part(audits, "ix_audits_marked", "moderated", "id", where=text("exemplar"))
areas = Table(
    "areas",
    metadata,
    Column("audit_id", ForeignKey("audits.id"), primary_key=True),
    Column("area", String, primary_key=True),  # impact, experience, aspect1 to aspect3
    Column("score", Integer),
    Column("evidence", Text, nullable=False, default=""),
    Column("impact", Text, nullable=False, default=""),
    *_of_its_audit(),
)
tags = Table(
    "tags",
    metadata,
    Column("audit_id", ForeignKey("audits.id"), primary_key=True),
    Column("kind", String, primary_key=True),  # finding, strength, weakness
    Column("tag", String, primary_key=True),
    *_of_its_audit(),
)
for _table, _names in ((areas, ("area", "score")), (tags, ("kind", "tag"))):
    _part(
        _table, f"ix_{_table}_counted", "of_round", "of_team", "of_kind", "of_outcome", *_names,
        where=text("of_outcome is not null"),
    )  # fmt: skip

# What an auditor has filled in of an audit so far: each step of the form as it was sent. It is theirs alone.
drafts = Table(
    "drafts",
    metadata,
    Column("audit_id", ForeignKey("audits.id"), primary_key=True),
    _person("auditor_id", required=True),
    Column("answers", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
)
# Reasons, replies and whatever else is said of an audit beside its feedback; the history holds their hash alone.
audit_notes = Table(
    "audit_notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("audit_id", ForeignKey("audits.id"), nullable=False),
    Column("kind", String, nullable=False),
    _person("by_id"),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_audit_notes_audit_id", "audit_id"),
)
# Every judgement of an audit, the first, a later one, a second moderation, a challenge decided: none is overwritten.
moderations = Table(
    "moderations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("audit_id", ForeignKey("audits.id"), nullable=False),
    Column("kind", String, nullable=False),
    _person("by_id"),
    Column("at", Moment, nullable=False),
    Column("admissibility", String, nullable=False),
    Column("grade", String),
    Column("feedback", Text, nullable=False, default=""),
    Column("note_id", ForeignKey("audit_notes.id")),
    Index("ix_moderations_audit_id", "audit_id"),
)
_part(moderations, "ix_moderations_second", "at", "id", where=text("kind = 'second'"))
# When somebody joined the core group or went back to learning: by whose word, and on which audits.
competences = Table(
    "competences",
    metadata,
    Column("id", Id, primary_key=True),
    _person("person_id", required=True),
    Column("role", String, nullable=False),
    _person("by_id", required=True),
    Column("at", Moment, nullable=False),
    Column("audits", JSON, nullable=False),
    Column("note", Text, nullable=False, default=""),
    Index("ix_competences_person_id", "person_id"),
)
# Audits that a moderator marked as an example; anonymised, they wait for a second pair of eyes, and are kept once accepted.
exemplars = Table(
    "exemplars",
    metadata,
    Column("id", Id, primary_key=True),
    Column("audit_id", ForeignKey("audits.id"), nullable=False, unique=True),
    Column("text", JSON, nullable=False),  # nothing is in it once it is withdrawn
    Column("state", String, nullable=False),
    _person("by_id", required=True),
    Column("at", Moment, nullable=False),
    _person("decided_by"),
    Column("decided_at", Moment),
    Column("version", Integer, nullable=False),
    Column("answer", Text, nullable=False, server_default=text("''")),  # why it was sent back or withdrawn
    Column("posts", Integer, nullable=False, server_default=text("0")),  # how often it was put for the training channel
    Index("ix_exemplars_state", "state"),
)

# Cases of concern ---------------------------------------------------------------------------------------------------

concerns = Table(
    "concerns",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # C-3 has the id 3
    Column("audit_id", ForeignKey("audits.id")),
    Column("case_ref", String, nullable=False),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("unsafe", Boolean),
    Column("raised_on", Date, nullable=False),
    Column("raised_at", Moment),
    _person("raised_by"),
    Column("state", String, nullable=False),
    Column("review_due", Date),
    Column("review_told_on", Date),  # when it was told that its review is overdue
    Column("director_on", Date),  # when the director was told that not everybody has it
    Column("closed_at", Moment),
    _person("closed_by"),
    Column("outcome", Text, nullable=False, default=""),
    Column("difference", Text, nullable=False, default=""),
    Column("reaudit_on", Date),
    Column("version", Integer, nullable=False),
    _person("closed_in_place_of"),  # whose cover closed it
    Column("closed_told_on", Date),  # when they were told so
    CheckConstraint("state in ('raised', 'acknowledged', 'working', 'closed')", name="state"),
    Index("ix_concerns_case_ref", "case_ref"),
    Index("ix_concerns_audit_id", "audit_id"),
    Index("ix_concerns_team_id", "team_id"),
    Index("ix_concerns_raised_by", "raised_by"),
)
_CONCERN_OPEN = text("state <> 'closed'")
Index(
    "ix_concerns_open_by_team",
    concerns.c.team_id,
    concerns.c.id,
    sqlite_where=_CONCERN_OPEN,
    postgresql_where=_CONCERN_OPEN,
)
Index(
    "ix_concerns_open_by_review",
    concerns.c.review_due,
    concerns.c.id,
    sqlite_where=_CONCERN_OPEN,
    postgresql_where=_CONCERN_OPEN,
)
_REAUDITED = text("reaudit_on is not null")
Index("ix_concerns_reaudit_on", concerns.c.reaudit_on, sqlite_where=_REAUDITED, postgresql_where=_REAUDITED)
_CLOSED_BY_COVERS = text("closed_in_place_of is not null and closed_told_on is null")
Index("ix_concerns_closed_by_covers", concerns.c.id, sqlite_where=_CLOSED_BY_COVERS, postgresql_where=_CLOSED_BY_COVERS)
# Who must say that they have it: one row as the team's manager, one as the head of service.
duties = Table(
    "duties",
    metadata,
    Column("concern_id", ForeignKey("concerns.id"), primary_key=True),
    Column("capacity", String, primary_key=True),
    _person("by_id"),
    Column("at", Moment),
    Column("told", JSON, nullable=False),  # ids of those it was last put for
    Column("times", Integer, nullable=False),
    Column("again_at", Moment),  # when it is said again; null: never
    Column("trouble", String, nullable=False, default=""),
    Column("since", Moment),  # when it was put first, or anew
    _person("held_by"),  # in whose right by_id has it: their own, or whom they covered
    Column("unreached", JSON),  # ids of those of told whom it did not reach
)
_TO_SAY_AGAIN = text("again_at is not null")
Index("ix_duties_to_say_again", duties.c.again_at, sqlite_where=_TO_SAY_AGAIN, postgresql_where=_TO_SAY_AGAIN)
# Updates and reviews, and the reasons of what was done; the history holds their hash alone.
concern_notes = Table(
    "concern_notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("concern_id", ForeignKey("concerns.id"), nullable=False),
    Column("kind", String, nullable=False),  # update, review, or the verb whose reason it is: reopened, moved
    _person("by_id"),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_concern_notes_concern_id", "concern_id"),
)

# Actions ------------------------------------------------------------------------------------------------------------

actions = Table(
    "actions",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # A-17 has the id 17
    Column("audit_id", ForeignKey("audits.id")),
    Column("concern", String, nullable=False, default=""),
    Column("case_ref", String, nullable=False),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    _person("owner_id", required=True),
    _person("added_by"),
    Column("text", Text, nullable=False),
    Column("sent", Date, nullable=False),
    Column("due", Date, nullable=False),
    Column("original_due", Date, nullable=False),
    Column("status", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("extended", Integer, nullable=False, default=0),
    Column("asked", String, nullable=False, default=""),  # the kind of request that waits for a decision
    _person("asked_by"),
    Column("escalated_on", Date),
    Column("closed_at", Moment),
    Column("rung", Integer, nullable=False, server_default=text("0")),  # 1: the head of service, 2: the director
    Column("handed_on", Date),
    Column("snoozed_until", Date),
    Column("snoozes", Integer, nullable=False, server_default=text("0")),
    _person("asked_in_place_of"),  # whom a cover stood in for in asking
    CheckConstraint("status in ('open', 'awaiting-acceptance', 'complete', 'not-applicable')", name="status"),
)
# Lists that people wait for are answered from the open work alone, so that they cost the same as closed work piles up.
_OPEN, _WAITING = text("status = 'open'"), text("status = 'awaiting-acceptance'")
_NOT_CLOSED = text("closed_at is null")


_ORDINARY = text("(concern = '')")
_part(actions, "ix_actions_open_by_owner", "owner_id", "due", "id", where=_OPEN)
_part(actions, "ix_actions_open_by_team", "team_id", "due", "id", where=_OPEN)
_part(actions, "ix_actions_open_by_due", "due", "id", where=_OPEN)
_part(actions, "ix_actions_open_by_rung", "rung", "due", where=_OPEN)
# In the order of the lists: what belongs to a case of concern first.
_part(actions, "ix_actions_open_by_owner_pressing", "owner_id", _ORDINARY, "due", "id", where=_OPEN)
_part(actions, "ix_actions_open_by_pressing", _ORDINARY, "due", "id", where=_OPEN)
_part(actions, "ix_actions_open_of_concerns", "rung", "due", where=text("status = 'open' and concern <> ''"))
_part(actions, "ix_actions_waiting_by_team", "team_id", "due", "id", where=_WAITING)
_part(actions, "ix_actions_waiting_by_owner", "owner_id", "due", "id", where=_WAITING)
_part(actions, "ix_actions_snoozed", "snoozed_until", where=text("status = 'open' and snoozed_until is not null"))
_part(actions, "ix_actions_open_by_case", "case_ref", where=_NOT_CLOSED)
_part(actions, "ix_actions_of_concerns", "concern", "id", where=text("concern <> ''"))
Index("ix_actions_closed_by_owner", actions.c.owner_id, actions.c.closed_at)
Index("ix_actions_closed_by_team", actions.c.team_id, actions.c.closed_at)
Index("ix_actions_case_ref", actions.c.case_ref)
Index("ix_actions_audit_id", actions.c.audit_id)
Index("ix_actions_added_by", actions.c.added_by)

completions = Table(
    "completions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("action_id", ForeignKey("actions.id"), nullable=False),
    Column("completed_on", Date, nullable=False),
    _person("by_id"),
    Column("at", Moment),
    Column("done", Text, nullable=False),
    Column("recorded_in", Text, nullable=False),
    Column("difference", String),
    Column("how", Text, nullable=False, default=""),
    Column("standing", Boolean, nullable=False),
    Column("ask_on", Date),  # when to ask whether it made a difference, where it was too early to say
    _person("in_place_of"),  # whom a cover stood in for
    Index("ix_completions_action_id", "action_id"),
    Index("ix_completions_completed_on", "completed_on"),
)
_TO_ASK = text("ask_on is not null")
Index("ix_completions_to_ask", completions.c.ask_on, sqlite_where=_TO_ASK, postgresql_where=_TO_ASK)
# What was said later of whether a completion made a difference.
impacts = Table(
    "impacts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("completion_id", ForeignKey("completions.id"), nullable=False),
    _person("by_id", required=True),
    Column("at", Moment, nullable=False),
    Column("difference", String, nullable=False),
    Column("how", Text, nullable=False, default=""),
    Index("ix_impacts_completion_id", "completion_id"),
)
requests = Table(
    "requests",
    metadata,
    Column("id", Id, primary_key=True),
    Column("action_id", ForeignKey("actions.id"), nullable=False),
    Column("kind", String, nullable=False),
    _person("asked_by"),
    Column("asked_at", Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Column("from_due", Date),
    Column("to_due", Date),
    _person("to_owner"),
    Column("state", String, nullable=False),
    _person("decided_by"),
    Column("decided_at", Moment),
    Column("answer", Text, nullable=False, default=""),
    _person("in_place_of"),  # whom a cover stood in for in asking
    Index("ix_requests_action_id", "action_id"),
    Index("ix_requests_asked_at", "asked_at"),
    Index("ix_requests_decided_at", "decided_at"),
)
Index(
    "ix_requests_one_waiting",
    requests.c.action_id,
    requests.c.kind,
    unique=True,
    sqlite_where=text("state = 'asked'"),
    postgresql_where=text("state = 'asked'"),
)
notes = Table(
    "notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("action_id", ForeignKey("actions.id"), nullable=False),
    Column("kind", String, nullable=False),  # note, or the verb whose reason it is: returned, reopened, …
    _person("by_id"),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_notes_action_id", "action_id"),
    Index("ix_notes_at", "at"),
)

# Each time an action went to somebody further up: the action itself remembers only the last, and a week is compared with
# the one before.
escalations = Table(
    "escalations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("action_id", ForeignKey("actions.id"), nullable=False),
    Column("rung", Integer, nullable=False),
    Column("escalated_on", Date, nullable=False),
    Index("ix_escalations_escalated_on", "escalated_on"),
)

# The monthly report -------------------------------------------------------------------------------------------------

# A report in the making or as it was posted: each edition of a month's is a row, and a posted one stays as it was.
reports = Table(
    "reports",
    metadata,
    Column("id", Id, primary_key=True),
    Column("month", String(7), nullable=False),
    Column("edition", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("narrative", JSON, nullable=False),  # by section
    Column("figures", JSON(none_as_null=True)),  # frozen when it was signed off
    Column("change", Text, nullable=False, server_default=text("''")),  # what a later edition says anew
    _person("written_by"),
    Column("started_at", Moment, nullable=False),
    _person("signed_by"),
    Column("signed_at", Moment),
    _person("posted_by"),
    Column("posted_at", Moment),
    Column("version", Integer, nullable=False),
    Column("writers", JSON(none_as_null=True)),  # all who wrote in this edition
    CheckConstraint("state in ('draft', 'signed', 'posted')", name="state"),
    UniqueConstraint("month", "edition", name="uq_reports_month_edition"),
)
# What the files of an edition list beside its figures, as it was when it was signed off; numbers and versions, no words.
report_lists = Table(
    "report_lists",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True, autoincrement=False),
    Column("lists", JSON, nullable=False),
)
# What changed for a child, in words without anything that points at one: it leaves the PLT once another person confirmed it.
sentences = Table(
    "sentences",
    metadata,
    Column("id", Id, primary_key=True),
    Column("month", String(7), nullable=False),
    Column("audit_id", ForeignKey("audits.id")),  # whose impact statement, or
    Column("action_id", ForeignKey("actions.id")),  # whose difference it is made from
    Column("text", Text, nullable=False),
    Column("state", String, nullable=False),
    _person("by_id", required=True),
    Column("at", Moment, nullable=False),
    _person("decided_by"),
    Column("decided_at", Moment),
    Column("answer", Text, nullable=False, server_default=text("''")),
    Column("version", Integer, nullable=False),
    Index("ix_sentences_month", "month"),
)
# What other sources say: performance data, dip samples, customer feedback, diagnostics, serious case reviews.
evidence = Table(
    "evidence",
    metadata,
    Column("id", Id, primary_key=True),
    Column("dated", Date, nullable=False),
    Column("source", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("tags", JSON, nullable=False),
    _person("by_id", required=True),
    Column("at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Index("ix_evidence_dated", "dated"),
)
recommendations = Table(
    "recommendations",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # R-4 has the id 4
    Column("month", String(7), nullable=False),  # the report that first made it
    Column("theme", String, nullable=False, server_default=text("''")),
    Column("text", Text, nullable=False),
    Column("measure", Text, nullable=False, server_default=text("''")),  # by what it will be seen that it worked
    Column("tags", JSON, nullable=False),
    Column("service_id", ForeignKey("services.id")),  # null: all services
    _person("owner_id"),
    Column("due", Date, nullable=False),
    Column("state", String, nullable=False),
    _person("by_id", required=True),
    Column("at", Moment, nullable=False),
    Column("closed_at", Moment),
    _person("closed_by"),
    Column("outcome", Text, nullable=False, server_default=text("''")),
    Column("version", Integer, nullable=False),
    CheckConstraint("state in ('open', 'done', 'dropped')", name="state"),
    Index("ix_recommendations_owner_id", "owner_id"),
    Index("ix_recommendations_month", "month"),
)
recommendation_notes = Table(
    "recommendation_notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("recommendation_id", ForeignKey("recommendations.id"), nullable=False),
    Column("kind", String, nullable=False),
    _person("by_id"),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_recommendation_notes_recommendation_id", "recommendation_id"),
)
# What a team will do differently after a month's report: one line of its manager.
team_notes = Table(
    "team_notes",
    metadata,
    Column("id", Id, primary_key=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("month", String(7), nullable=False),
    Column("text", Text, nullable=False),
    _person("by_id", required=True),
    Column("at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("team_id", "month", name="uq_team_notes_team_id_month"),
)
plan_items = Table(
    "plan_items",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # P-2 has the id 2
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("due", Date, nullable=False),
    Column("state", String, nullable=False),
    _person("by_id", required=True),
    Column("at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("outcome", Text, nullable=False, server_default=text("''")),
    Column("version", Integer, nullable=False),
    CheckConstraint("state in ('open', 'done', 'dropped')", name="state"),
    Index("ix_plan_items_team_id", "team_id"),
)
# When a team's plan was gone through with its head of service.
plan_reviews = Table(
    "plan_reviews",
    metadata,
    Column("id", Id, primary_key=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False),
    _person("by_id", required=True),
    Column("at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_plan_reviews_team_id", "team_id"),
)
# How being audited was: whether it was fair and useful, as the team's manager says, and a line.
opinions = Table(
    "opinions",
    metadata,
    Column("audit_id", ForeignKey("audits.id"), primary_key=True),
    Column("fair", String, nullable=False),
    Column("useful", String, nullable=False),
    Column("text", Text, nullable=False, server_default=text("''")),
    _person("by_id", required=True),
    Column("at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
)

# What was done, and what is to be said ------------------------------------------------------------------------------

history = Table(
    "history",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # 1, 2, 3 … without a gap: a gap is a removal
    Column("at", Moment, nullable=False),
    Column("actor", String, nullable=False),  # person:12, account:U0…, or the program itself
    Column("role", String, nullable=False),
    Column("verb", String, nullable=False),
    Column("subject", String, nullable=False),  # A-17, person:12, …
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Column("mac", String(64), nullable=False),
    Index("ix_history_subject", "subject", "id"),
)
# One row: the last entry, locked by every writer, so that the chain has no forks.
history_head = Table(
    "history_head",
    metadata,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("last_id", Id, nullable=False),
    Column("mac", String(64), nullable=False),
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String, nullable=False, unique=True),  # the same notice cannot be put twice
    Column("kind", String, nullable=False),
    Column("recipient", String, nullable=False),  # person:12, channel:C0…: messages to one go out in order
    Column("content", JSON, nullable=False),  # ids only: it is rendered from the data as they are when it goes
    Column("urgent", Boolean, nullable=False, default=False),
    # Of what is urgent, what it keeps its order with and waits for: concern:3, or of:17 of the letter for notice 17. One case of
    # concern holds up no other. What waited when lanes came is in none, and so in one of its own: ''.
    Column("lane", String, nullable=False, server_default=text("''")),
    Column("state", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    # The worker's own, by the machine's clock: when it may be taken up (again). Null: at once.
    Column("not_before", Moment),
    Column("sending_since", Moment),  # by the machine's clock; also the mark by which its holder is known
    Column("token", String, nullable=False, unique=True),  # opaque; looked for in the conversation when in doubt
    Column("attempts", Integer, nullable=False, default=0),
    Column("conversation", String, nullable=False, default=""),
    Column("message", String, nullable=False, default=""),
    Column("trouble", String, nullable=False, default=""),
    Column("settled_at", Moment),
    Column("sent_at", Moment),  # by the council's clock, or may have been: how long a file stays is counted from here
    Column("reported_on", Date),  # when the PLT was told in their digest that it did not arrive
    Column("withdrawn_on", Date),  # when it was put that a file is taken back
    CheckConstraint("state in ('pending', 'sending', 'sent', 'failed', 'dropped')", name="state"),
)
_UNSETTLED = text("state in ('pending', 'sending')")
Index(
    "ix_outbox_unsettled",
    outbox.c.recipient,
    outbox.c.id,
    sqlite_where=_UNSETTLED,
    postgresql_where=_UNSETTLED,
)
Index(
    "ix_outbox_pending",
    outbox.c.urgent,
    outbox.c.id,
    sqlite_where=text("state = 'pending'"),
    postgresql_where=text("state = 'pending'"),
)
# One at a time to each, and urgent ones beside it, one of each lane: whatever copies of the bot there are.
Index(
    "ix_outbox_one_sending",
    outbox.c.recipient,
    outbox.c.urgent,
    outbox.c.lane,
    unique=True,
    sqlite_where=text("state = 'sending'"),
    postgresql_where=text("state = 'sending'"),
)
_FILES = text("kind = 'export' and sent_at is not null and withdrawn_on is null")
Index("ix_outbox_files", outbox.c.sent_at, sqlite_where=_FILES, postgresql_where=_FILES)
_FAILED = text("state = 'failed'")
Index("ix_outbox_failed", outbox.c.reported_on, outbox.c.id, sqlite_where=_FAILED, postgresql_where=_FAILED)
posted = Table(
    "posted",
    metadata,
    Column("id", Id, primary_key=True),
    Column("outbox_id", ForeignKey("outbox.id"), nullable=False),
    # The message's own, kept here too: what somebody still has before them is found without reading all they were ever told.
    Column("recipient", String, nullable=False, server_default=text("''")),
    Column("subject", String, nullable=False),  # a message that speaks of two actions has two rows
    Column("part", String, nullable=False, server_default=text("''")),  # under which heading of the message it stands
    Column("closed_at", Moment),  # when what it speaks of was closed, as the action says it
    Column("cleared_on", Date),  # when the closed thing's words were taken out of the message
    UniqueConstraint("outbox_id", "subject"),
    Index("ix_posted_subject", "subject"),
)
_TO_CLEAR = text("closed_at is not null and cleared_on is null")
Index("ix_posted_to_clear", posted.c.closed_at, sqlite_where=_TO_CLEAR, postgresql_where=_TO_CLEAR)
_READABLE = text("cleared_on is null")
Index("ix_posted_readable", posted.c.recipient, posted.c.outbox_id, sqlite_where=_READABLE, postgresql_where=_READABLE)
# Whom nothing reaches, as there is no account of theirs; by the council's clock.
unreached = Table(
    "unreached",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("since", Moment, nullable=False),
    Column("reported_on", Date),
    Column("lettered_at", Moment),
)
# What ran for which slot: whoever writes the row does the work, in the same transaction.
job_runs = Table(
    "job_runs",
    metadata,
    Column("day", Date, primary_key=True),
    Column("job", String, primary_key=True),
    Column("at", Moment, nullable=False),
)
# Keys of what has been answered: a second delivery of the same press or form changes nothing.
answered = Table(
    "answered",
    metadata,
    Column("key", String, primary_key=True),
    Column("at", Moment, nullable=False),
    Index("ix_answered_at", "at"),
)
# The next free number of each kind of reference.
numbers = Table(
    "numbers",
    metadata,
    Column("kind", String, primary_key=True),
    Column("last", Id, nullable=False),
)
# Pace: when the next message may go, to one recipient or, under the name "workspace", to anyone; all copies share it.
paces = Table(
    "paces",
    metadata,
    Column("name", String, primary_key=True),
    Column("free_at", Moment, nullable=False),
)
# The conversation with an account, opened once.
conversations = Table(
    "conversations",
    metadata,
    Column("account", String, primary_key=True),
    Column("conversation", String, nullable=False),
)
