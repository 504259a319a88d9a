"""Who answers for a team: its manager and the head of its service, where they still work here.

Whoever has left answers for nothing: what was theirs to decide goes to the next above ("A service without a head").
"""

from sqlalchemy import select

from storage.leavers import works_here
from storage.tables import people, services, teams

MANAGER = (
    select(people.c.id).where(people.c.id == teams.c.manager_id, works_here()).scalar_subquery().label("manager_id")
)
HEAD = select(people.c.id).where(people.c.id == services.c.head_id, works_here()).scalar_subquery().label("head_id")
OF_TEAM = (
    teams.c.name.label("team_name"),
    teams.c.service_id,
    services.c.name.label("service"),
    MANAGER,
    HEAD,
    teams.c.channel,
)
"""What `domain.person.Team` holds of a team after its id; `teams` and `services` must be joined."""
