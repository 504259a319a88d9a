"""What a form must say: the platform checks it too, but nothing is believed because a platform sent it."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, overload

from cards.asking import NO, YES
from cards.forms import CASE_LENGTH
from domain.naming import is_case_ref
from domain.refusal import Barred, Refusal, Several
from handlers.ask import Ask

LONGEST = 3000
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")


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


def case_typed(ask: Ask) -> str:
    """The case reference, also where somebody wrote “case” before it."""
    case_ref = required(ask, "case_ref", "Give the case reference.", CASE_LENGTH)
    case_ref = case_ref[5:].strip() if case_ref.casefold().startswith("case ") else case_ref
    if not is_case_ref(case_ref):
        raise Refusal("A case reference has a number in it, and no name. Names do not belong here.", field="case_ref")
    return case_ref


@overload
def together(first: Callable[[], A], second: Callable[[], B], /) -> tuple[A, B]: ...
@overload
def together(first: Callable[[], A], second: Callable[[], B], third: Callable[[], C], /) -> tuple[A, B, C]: ...
@overload
def together(
    first: Callable[[], A], second: Callable[[], B], third: Callable[[], C], fourth: Callable[[], D], /
) -> tuple[A, B, C, D]: ...
@overload
def together(*answers: Callable[[], A]) -> tuple[A, ...]: ...
def together(*answers: Callable[[], Any]) -> tuple[Any, ...]:
    """What each of these says of a form. Where some refuse what stands in an input, all that is wrong is told at once, so that
    nobody mends one fault to hear of the next; a refusal of the whole form goes before them."""
    said: list[Any] = []
    faults: dict[str, str] = {}
    for answer in answers:
        try:
            said.append(answer())
        except Refusal as refusal:
            if isinstance(refusal, Barred) or not refusal.field:
                raise
            faults |= {field: sentence for field, sentence in refusal.faults.items() if field not in faults}
    if faults:
        raise Several(faults)
    return tuple(said)
