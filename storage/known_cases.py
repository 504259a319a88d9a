"""Which words are the reference of a case that is known: audited, with an action, or imported to be audited."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select, union

from storage.tables import actions, audits, cases

_WORDS: BindParameter[Any] = bindparam("words", expanding=True)
_KNOWN = union(
    *(select(func.lower(t.c.case_ref)).where(func.lower(t.c.case_ref).in_(_WORDS)) for t in (audits, actions, cases))
)


def among(connection: Connection, words: Collection[str]) -> frozenset[str]:
    """`words` in small letters."""
    return frozenset(connection.execute(_KNOWN, {"words": sorted(words)}).scalars()) if words else frozenset()
