"""All that is asked about settings, covers and the policy: every form of it, and every second step."""

from collections.abc import Iterator

from cards.policy import BY_NAME, CLOSURES
from domain.policy import DEFAULT
from handlers.ask import Knock
from tests.office.council import HOME, account_of
from tests.office.people import Office

PRESSES = (
    ("manager", "preference", ""), ("manager", "absence", ""), ("plt", "absence", ""), ("plt", "absence", "1"),
    ("plt", "absence", "2"), ("plt", "end_absence", "1"), ("plt", "end_absence", "2"), ("manager", "end_absence", "1"),
    ("plt", "channels", ""), ("plt", "director", ""), ("plt", "policy", "nonsense"), ("manager", "policy", "hours"),
    *(("plt", "policy", name) for name in (*BY_NAME, CLOSURES)),
)  # fmt: skip


def asked_of_settings(office: Office) -> Iterator[tuple[str, Knock]]:
    """Each with a name for it."""
    for who, does, about in PRESSES:
        knock = Knock(account_of(who), HOME, "press", does, office.now, about=about, place="settings:1::")
        yield f"{who}: {does} {about}", knock
    for group in BY_NAME.values():
        said = {number.name: str(getattr(DEFAULT, number.name)) for number in group.numbers}
        first = group.numbers[0].name
        for value in (str(int(said[first]) - 1), "five"):
            yield f"plt: {group.name} in two steps", _form(office, "policy", group.name, **(said | {first: value}))
    yield "plt: a closure in two steps", _form(office, "policy", CLOSURES, add="2018-12-27")
    yield "plt: a bank holiday", _form(office, "policy", CLOSURES, add="2018-12-25")
    for room in ("team:1", "service:1", "team:99"):
        yield f"plt: the channel of {room}", _form(office, "choose_channel", "", room=room)


def _form(office: Office, does: str, about: str, **said: str) -> Knock:
    context = {"about": about, "version": "0", "place": "settings:1::"}
    return Knock(account_of("plt"), HOME, "form", does, office.now, form=said, context=context)
