"""A text in parts that each fit where it is shown or typed: nothing is lost, and no word is cut that can stay whole."""

from collections.abc import Callable


def pieces(text: str, fitting: Callable[[str], int]) -> list[str]:
    """Broken after a line or a sentence where that leaves no scraps, or else after a word. `fitting`: how many of a text's first
    characters are one part, all of them where it fits."""
    found, rest = [], text.strip()
    while (fits := fitting(rest)) < len(rest):
        breaks = (rest.rfind("\n", fits // 2, fits), rest.rfind(". ", fits // 2, fits) + 1, rest.rfind(" ", 1, fits))
        at = next((place for place in breaks if place > 0), fits)
        found.append(rest[:at].rstrip())
        rest = rest[at:].lstrip(" \n")
    return [*found, rest] if rest else found
