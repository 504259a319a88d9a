"""Who is responsible for a recommendation hears of it once its report is posted, and whoever becomes it later at once."""

from datetime import date

from domain.recommendation import Recommendation
from handlers.ask import Ask
from handlers.tell_people import put
from storage.ledger import Ledger
from storage.meant import RECOMMENDATION

KIND = "recommended"


def owner(ask: Ask, ledger: Ledger, one: Recommendation) -> None:
    """Or their cover of today. Nothing before the report is posted."""
    if one.is_posted and one.is_open:
        put(ask, ledger, KIND, f"{one.reference}.v{one.version}", [one.owner_id], RECOMMENDATION, [one.id], {})


def posted(ask: Ask, ledger: Ledger, month: date) -> None:
    """Each owner of a recommendation that this month's report makes."""
    for one in ledger.recommendations.of_month(month):
        owner(ask, ledger, one)
