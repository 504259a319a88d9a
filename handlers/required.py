"""What a form must say: the platform checks it too, but nothing is believed because a platform sent it."""

from datetime import date

from cards.asking import NO, YES
from domain.refusal import Refusal
from handlers.ask import Ask

LONGEST = 3000


def required(ask: Ask, name: str, sentence: str, longest: int = LONGEST) -> str:
    """The answer, or a refusal at its input if there is none, it is only spaces, or it is too long."""
    said = optional(ask, name, longest)
    if not said:
        raise Refusal(sentence, field=name)
    return said


def optional(ask: Ask, name: str, longest: int = LONGEST) -> str:
    """The answer, which may be none."""
    said = ask.said(name)
    if len(said) > longest:
        raise Refusal(f"That is longer than {longest} characters. Please shorten it.", field=name)
    return said


def required_yes(ask: Ask, name: str, sentence: str) -> bool:
    """An answer that is yes or no, whether it is yes."""
    said = required(ask, name, sentence)
    if said not in (YES, NO):
        raise Refusal("Choose yes or no.", field=name)
    return said == YES


def required_day(ask: Ask, name: str) -> date:
    """An answer that is a date, as the platform's date picker gives it."""
    said = required(ask, name, "Choose a date.")
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Refusal(f"“{said[:20]}” is not a date. Write it as 2018-01-31.", field=name) from None
