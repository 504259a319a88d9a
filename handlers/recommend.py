"""The Practice Learning Team makes a recommendation of a report, or changes it: its owner is told once the report is posted."""

from dataclasses import replace
from datetime import date

from cards import recommendation_forms as forms
from cards.elements import Form
from cards.recommendation_forms import Offered
from cards.replies import NextForm, OpenForm, Reply
from domain.programme import month_named
from domain.recommendation import PREFIX, Recommendation, RecommendationVerb
from domain.refusal import Barred, Refusal
from domain.reporting import reported
from domain.request import check_due
from handlers import after, chosen, load_recommendation, name_doubts, plain_text, plt, tell_recommendation
from handlers.ask import Ask
from handlers.required import required, required_day
from storage.channels import Room
from storage.ledger import Ledger

LATEST = 6
ONLY = "Only the Practice Learning Team makes recommendations. Nothing was changed."


def ask_new(ask: Ask, ledger: Ledger) -> Reply:
    plt.only(ask, Barred(ONLY))
    return OpenForm(forms.make(_offered(ask, ledger), None, {"place": ask.place}))


def add(ask: Ask, ledger: Ledger) -> Reply:
    plt.only(ask, Barred(ONLY))
    offered = _offered(ask, ledger)
    month = month_named(ask.said("month"))
    if month is None or month not in offered.months:
        raise Refusal("Choose one of these reports.", field="month")
    of = ledger.rounds.of_month(month)
    new = replace(_filled_in(ask, ledger, offered, month), theme=of.theme if of else "")
    if form := _doubt(ask, ledger, forms.make(offered, None, ask.context)):
        return NextForm(form)
    made = replace(new, id=ledger.numbers.take(PREFIX), is_posted=ledger.reports.posted(month) is not None)
    ledger.recommendations.add(made)
    load_recommendation.record(ask, ledger, "recommended", made, {}, load_recommendation.state(made))
    tell_recommendation.owner(ask, ledger, made)
    return after.saved(ask, ledger, f"{made.reference} is added to the report of {month:%B %Y}.")


def ask_change(ask: Ask, ledger: Ledger) -> Reply:
    one = load_recommendation.as_seen(ask, ledger, RecommendationVerb.CHANGE)
    return OpenForm(forms.make(_offered(ask, ledger, one), one, load_recommendation.context(ask, one)))


def change(ask: Ask, ledger: Ledger) -> Reply:
    one = load_recommendation.as_seen(ask, ledger, RecommendationVerb.CHANGE)
    offered = _offered(ask, ledger, one)
    said = _filled_in(ask, ledger, offered, one.month, one)
    if form := _doubt(ask, ledger, forms.make(offered, one, ask.context)):
        return NextForm(form)
    names = ("text", "measure", "service_id", "service", "owner_id", "due", "tags")
    changed = one.changed(**{name: getattr(said, name) for name in names})
    load_recommendation.save(ask, ledger, "changed", one, changed)
    if changed.owner_id != one.owner_id:
        tell_recommendation.owner(ask, ledger, changed)
    return after.saved(ask, ledger, f"{one.reference} is changed.")


def _filled_in(
    ask: Ask, ledger: Ledger, offered: Offered, month: date, before: Recommendation | None = None
) -> Recommendation:
    """As it was filled in, or a refusal at the first input that is wrong. A day that stays may be past."""
    text = required(ask, "text", "Say what is recommended.", forms.TEXT)
    measure = required(ask, "measure", "Say how it will be seen that it worked.", forms.MEASURE)
    plain_text.check(ledger, "text", text)
    plain_text.check(ledger, "measure", measure)
    service = _service(ask, offered)
    person = chosen.colleague(ask, ledger, "owner", "Choose who is responsible.")
    due = required_day(ask, "due")
    if before is None or due != before.due:
        check_due(due, ask.today, ledger.policy)
    tags = tuple(tag for tag in ask.chose("tags") if tag in offered.findings)
    return Recommendation(
        0, month, text, due, ask.who.id, ask.now, "", measure, tags, service.id if service else None,
        service.name if service else "", person.id,
    )  # fmt: skip


def _service(ask: Ask, offered: Offered) -> Room | None:
    """None: all of them."""
    said = ask.said("service")
    found = next((room for room in offered.services if str(room.id) == said), None)
    if found is None and said != forms.ALL:
        raise Refusal("Choose a service, or all of them.", field="service")
    return found


def _offered(ask: Ask, ledger: Ledger, of: Recommendation | None = None) -> Offered:
    months = reported(ledger.rounds.all(), ask.today)[:LATEST]
    if of is None and not months:
        raise Refusal("There is no month with a report yet. Open a round first: “/audits round”.")
    owner = ledger.people.get(of.owner_id or 0) if of else None
    services = [room for room in ledger.channels.all() if room.kind == "service"]
    return Offered(months, services, ledger.audits.finding_tags(), (owner.account or "") if owner else "")


def _doubt(ask: Ask, ledger: Ledger, form: Form) -> Form | None:
    return name_doubts.asked(ask, ledger, form, "text", "measure")
