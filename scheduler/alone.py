"""One thing after another, each for itself: whatever is wrong with one must not silence the others."""

from collections.abc import Callable

import structlog

from domain.concern import Concern
from storage.engine import Unavailable
from storage.ledger import Ledger

log = structlog.get_logger("alone")


def alone(step: Callable[[Ledger, Concern], None], ledger: Ledger, concern: Concern) -> None:
    """What goes wrong is undone for this one, logged, and tried again with the next run."""
    try:
        with ledger.connection.begin_nested():
            step(ledger, concern)
    except Unavailable:
        raise
    except Exception as fault:
        log.error("alone", step=step.__name__.strip("_"), concern=concern.reference, fault=type(fault).__name__)
