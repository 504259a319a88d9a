"""From a payload that is certainly Slack's to its acknowledgement: heard, asked at the desk, said in Slack's words.

Nothing leaves it but an acknowledgement: whatever goes wrong, the person gets a sentence and the log a reference.
"""

from bot.clock import Clock
from bot.logs import get_log, report
from bot.metrics import Metrics
from bot.slack import answer
from bot.slack.answer import Respond, Said, Step, private, said
from bot.slack.ask_desk import DeskAsked, sentence
from bot.slack.identify import Heard, hear, profile_in
from bot.slack.payloads import Json
from bot.slack.shown import Entry, Shown
from bot.slack.steps import TOO_LATE, StepFailed, Steps
from cards.answers import apology
from cards.replies import Replace
from handlers.ask import Knock


class Listener:
    def __init__(self, desk: DeskAsked, steps: Steps, shown: Shown, clock: Clock, metrics: Metrics) -> None:
        self._desk, self._steps, self._shown = desk, steps, shown
        self._clock, self._metrics = clock, metrics

    async def acknowledge(self, payload: Json) -> Json | None:
        """The acknowledgement's body, None for an empty one. Raises ValueError for what is no payload of Slack's."""
        began = self._clock.wall().timestamp()
        heard = hear(payload, self._clock.now())
        faulty = False
        try:
            body, faulty = await self._answer(heard) if heard else (await self._noticed(payload), False)
            return body
        except Exception as fault:  # the last stop before the person: an apology, and a reference for the log
            faulty = True
            return await self._apologise(heard, report(fault))
        finally:
            kind, outcome = heard.knock.kind if heard else "event", "fault" if faulty else "ok"
            self._metrics.answered(kind, outcome, self._clock.wall().timestamp() - began)

    async def _answer(self, heard: Heard) -> tuple[Json | None, bool]:
        """The acknowledgement's body, and whether it is the desk's apology."""
        reply, touched, faulty = await self._desk.answer(heard.knock)
        answered = said(heard, reply)
        if touched:
            self._refresh(touched, heard.knock)
        if answered.step:
            return await self._step(heard, answered, answered.step), faulty
        return answered.body, faulty

    async def _step(self, heard: Heard, answered: Said, step: Step) -> Json | None:
        """A form is opened before the acknowledgement, for its trigger does not last; the rest follows behind it."""
        if not isinstance(step, answer.Open):
            self._steps.begin(type(step).__name__, self._follow(heard, step))
            return answered.body
        try:
            await self._steps.take(heard, step)
        except StepFailed as fault:
            get_log().warning("form not opened", code=fault.code)
            return await self._say(heard, TOO_LATE)
        return answered.body

    async def _follow(self, heard: Heard, step: Step) -> None:
        await self._steps.take(heard, step)
        if isinstance(step, Respond) and step.replace:
            knock, now = heard.knock, self._clock.wall().timestamp()
            self._shown.forget(knock.account, knock.place)
            self._shown.put(knock.account, knock.workspace, step.card, step.url, now)

    async def _say(self, heard: Heard, words: str) -> Json | None:
        """A sentence where nothing else could be said; silence if Slack takes not even that."""
        told = said(heard, sentence(heard.knock, words))
        if told.step:
            self._steps.begin("sentence", self._steps.take(heard, told.step))
        return told.body

    async def _apologise(self, heard: Heard | None, reference: str) -> Json | None:
        return await self._say(heard, apology(reference)) if heard else None

    async def _noticed(self, payload: Json) -> Json | None:
        """Known accounts that changed are remembered as they are now: one deactivated a moment ago is let in no more."""
        changed = profile_in(payload)
        if changed:
            await self._desk.hear_of(changed, self._clock.now())
        return None

    def _refresh(self, touched: frozenset[str], knock: Knock) -> None:
        """Every other list on anybody's screen that shows what was changed."""
        for entry in self._shown.showing(touched, self._clock.wall().timestamp()):
            if (entry.account, entry.place) != (knock.account, knock.place):
                self._steps.begin("refresh", self._show_again(entry))

    async def _show_again(self, entry: Entry) -> None:
        knock = Knock(entry.account, entry.workspace, "press", "refresh", self._clock.now(), place=entry.place)
        again = (await self._desk.answer(knock)).reply
        if isinstance(again, Replace):
            await self._steps.respond(entry.response_url, private(again.card, replace=True))
