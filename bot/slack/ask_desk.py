"""The desk as the edge uses it: in a worker thread, once more after an introduction, and with what the answer changed.

Where the database is a file, what only reads is answered without a thread: two threads of one Python pass every object
back and forth between two processors, which takes as long as half of the answer itself.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import NamedTuple, Protocol

from bot.slack.known import Known, NotReachable
from cards.elements import Card
from cards.messenger import Fault
from cards.replies import FormErrors, Reply, Show
from handlers.ask import Introduce, Knock, LookAt, Profile

THREADS = 4
LOOKED_WITHIN = 2.0
AWAY = "Slack did not say who you are just now. Nothing was changed. Please try again in a minute."
NOT_LOOKED = (
    "Slack did not say in time what channel that is. Nothing was saved. Please press again; its id, which begins with C, is "
    "found faster than its name."
)
Answered = Reply | Introduce | LookAt


class Desk(Protocol):
    """One way in; see handlers.desk."""

    def answer(self, knock: Knock) -> Reply | Introduce | LookAt: ...

    def glance(self, knock: Knock) -> Reply | None: ...

    def meet(self, profile: Profile, at: datetime) -> None: ...

    def hear_of(self, profile: Profile, at: datetime) -> None: ...


class Touched:
    """What the answer that is being given in this thread has changed: `note` is what the desk tells it to.

    `report` stands before what notes a fault: the reply is an apology then, and counts as a fault.
    """

    def __init__(self, report: Callable[[Exception], str] = lambda _: "") -> None:
        self._here = threading.local()
        self._report = report

    def note(self, references: frozenset[str]) -> None:
        self._here.references = getattr(self._here, "references", frozenset()) | references

    def report(self, fault: Exception) -> str:
        self._here.faulty = True
        return self._report(fault)

    def collect(self, answer: Callable[[], Answered]) -> tuple[Answered, frozenset[str], bool]:
        """The reply, the references of what it changed, and whether it is an apology."""
        self._here.references, self._here.faulty = frozenset(), False
        reply = answer()
        return reply, self._here.references, self._here.faulty


class Given(NamedTuple):
    """`touched` are the references of what the answer changed; `faulty` says that it is an apology."""

    reply: Reply
    touched: frozenset[str] = frozenset()
    faulty: bool = False


class DeskAsked:
    """`beside`: the database is a file on this machine, so that reading it does not hold up the others. `look`: what the
    platform says is wrong with a channel, "" for nothing; raises a messenger's fault where it did not say."""

    def __init__(
        self,
        desk: Desk,
        known: Known,
        touched: Touched,
        *,
        beside: bool = False,
        look: Callable[[LookAt], str] = lambda _: "",
    ) -> None:
        self._desk, self._known, self._touched, self._beside, self._look = desk, known, touched, beside, look
        self._introducing: dict[str, asyncio.Future[None]] = {}
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="desk")

    async def answer(self, knock: Knock) -> Given:
        try:
            if not self._known.home:
                await self._known.find_home()
            if self._beside and (seen := self._desk.glance(knock)):
                return Given(seen)
            reply, touched, faulty = await self._answer(knock)
            met: set[str] = set()
            while isinstance(reply, Introduce) and reply.account not in met:
                met.add(reply.account)
                await self._introduce(replace(knock, account=reply.account))
                reply, touched, faulty = await self._answer(knock)
            if isinstance(reply, LookAt):
                trouble = await self._looked_at(reply)
                reply, touched, faulty = await self._answer(replace(knock, trouble=trouble))
        except NotReachable:
            return Given(sentence(knock, AWAY))
        except (Fault, TimeoutError):
            return Given(sentence(knock, NOT_LOOKED))
        return Given(reply, touched, faulty) if isinstance(reply, Reply) else Given(sentence(knock, AWAY))

    async def _looked_at(self, wanted: LookAt) -> str:
        """What takes longer is found out all the same, so that the next try need not ask again."""
        looking = asyncio.get_running_loop().run_in_executor(self._pool, self._look, wanted)
        async with asyncio.timeout(LOOKED_WITHIN):
            return await asyncio.shield(looking)

    async def _introduce(self, knock: Knock) -> None:
        """One question for all who wait for the same account."""
        asking = self._introducing.get(knock.account)
        if asking is None:
            asking = self._introducing[knock.account] = asyncio.ensure_future(self._ask_and_meet(knock))
            asking.add_done_callback(lambda _: self._introducing.pop(knock.account))
        await asyncio.shield(asking)

    async def _ask_and_meet(self, knock: Knock) -> None:
        profile = await self._known.introduce(knock)
        await asyncio.get_running_loop().run_in_executor(self._pool, self._desk.meet, profile, knock.at)

    async def hear_of(self, profile: Profile, at: datetime) -> None:
        """An account that has changed."""
        await asyncio.get_running_loop().run_in_executor(self._pool, self._desk.hear_of, profile, at)

    async def _answer(self, knock: Knock) -> tuple[Answered, frozenset[str], bool]:
        answer = partial(self._touched.collect, partial(self._desk.answer, knock))
        return await asyncio.get_running_loop().run_in_executor(self._pool, answer)

    def close(self) -> None:
        self._pool.shutdown(wait=True)


def sentence(knock: Knock, words: str) -> Reply:
    """One sentence, where the person will read it."""
    return FormErrors({"": words}) if knock.kind == "form" else Show(Card(words))
