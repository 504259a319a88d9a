"""How a channel may be named: #name or id; anything else is refused in words."""

import pytest

from domain.channel import channel_named
from domain.refusal import Refusal


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("#north", "#north"), ("north", "#north"), (" #North ", "#north"), ("#service-11-25", "#service-11-25"),
        ("C0123456789", "C0123456789"), ("G0123456789", "G0123456789"), ("", ""), ("  ", ""), ("#équipe_2", "#équipe_2"),
        ("NORTHTEAM", "#northteam"),
    ],
)  # fmt: skip
def test_a_name_or_an_id_is_kept_as_the_platform_writes_it(said: str, kept: str) -> None:
    assert channel_named(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "#", "##north", "# north", "north team", "#a.b", "<#C012|north>", "x" * 81, "@north", "D0TMNORTH", "U0TMNORTH", "-1",
        "12345",
    ],
)  # fmt: skip
def test_what_can_be_neither_is_refused_at_its_input(said: str) -> None:
    with pytest.raises(Refusal) as caught:
        channel_named(said)

    assert caught.value.field == "channel"
