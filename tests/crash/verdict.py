"""Whether every message was said exactly once, to the right person and in order: what is wrong, in sentences."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Put:
    """A notice of the outbox as it ended. `number` is the order in which they were put, `account` whose it is; what is `urgent`
    overtakes the others, and keeps its order with what is of the same `lane`."""

    number: int
    account: str
    token: str
    state: str
    urgent: bool = False
    lane: str = ""


def complaints(put: Sequence[Put], heard: Mapping[str, Sequence[str]]) -> list[str]:
    """`heard`: for each account the tokens of all that the app said to them, in the order in which it stands there."""
    known = {one.token: one for one in put}
    return [*_unsettled(put), *_not_once(put, heard), *_elsewhere(known, heard), *_out_of_order(known, heard)]


def _unsettled(put: Sequence[Put]) -> list[str]:
    return [f"notice {one.number} ended as {one.state}" for one in put if one.state != "sent"]


def _not_once(put: Sequence[Put], heard: Mapping[str, Sequence[str]]) -> list[str]:
    times = Counter(token for tokens in heard.values() for token in tokens)
    return [f"notice {one.number} was said {times[one.token]} times" for one in put if times[one.token] != 1]


def _elsewhere(known: Mapping[str, Put], heard: Mapping[str, Sequence[str]]) -> list[str]:
    found = []
    for account, tokens in heard.items():
        found += [f"{account} heard something that nobody put" for token in tokens if token not in known]
        others = [known[token] for token in tokens if token in known and known[token].account != account]
        found += [f"notice {one.number} was said to {account} and not to {one.account}" for one in others]
    return found


def _out_of_order(known: Mapping[str, Put], heard: Mapping[str, Sequence[str]]) -> list[str]:
    found = []
    for account, tokens in heard.items():
        theirs = [known[token] for token in tokens if token in known]
        of = {(one.urgent, one.lane) for one in theirs}
        lanes = ([one.number for one in theirs if (one.urgent, one.lane) == lane] for lane in sorted(of))
        pairs = [pair for numbers in lanes for pair in pairwise(numbers)]
        found += [f"{account} heard notice {later} after {earlier}" for earlier, later in pairs if later < earlier]
    return found
