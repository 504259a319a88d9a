"""Somebody by their role and for what, where nobody is named: Head of service, North."""

from collections.abc import Iterable

from domain.person import Person, Role, Team

NOBODY_NAMED = "A member of staff"
_OTHERS = {
    Role.DIRECTOR: "Director",
    Role.PLT: "Practice Learning Team",
    Role.EXTERNAL_MODERATOR: "External moderator",
    Role.MODERATOR: "Moderator",
    Role.CORE_AUDITOR: "Core auditor",
    Role.LEARNER: "Learner",
}
"""Of several that one holds, the first says it."""


def by_role(person: Person, teams: Iterable[Team]) -> str:
    """Of a head the services come, of a manager the teams."""
    teams = list(teams)
    headed = sorted({team.service for team in teams if team.head_id == person.id})
    if headed:
        return f"Head of service, {', '.join(headed)}"
    managed = sorted(team.name for team in teams if team.manager_id == person.id)
    if managed:
        return f"Team manager, {', '.join(managed)}"
    return next((words for role, words in _OTHERS.items() if role in person.roles), NOBODY_NAMED)
