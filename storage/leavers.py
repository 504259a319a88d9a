"""Who works here, and who has left: one meaning for all that is asked of the database.

Whoever is no longer among the council's people has left, and so has whoever's account on the chat platform is closed. An
account of which the platform has said nothing yet is not closed. Source: domain page, "How time runs".
"""

from sqlalchemy import ColumnElement, FromClause, and_, exists, not_, select

from storage.tables import accounts, people

_closed = accounts.alias("closed")  # under a name of its own, so that it can be asked beside the accounts themselves


def works_here(person: FromClause = people) -> ColumnElement[bool]:
    """The condition on `people`, or an alias of it: one look by the account's key for each person."""
    is_closed = exists().where(_closed.c.account == person.c.account, _closed.c.deactivated).correlate(person)
    return and_(person.c.active, not_(is_closed))


GONE = select(people.c.id).where(not_(works_here()))
"""The ids of those who have left."""
