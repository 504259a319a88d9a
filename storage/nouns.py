"""The queries by noun over one connection, each made when it is first asked for."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from domain.calendar import Today, london_day
from domain.policy import Policy
from domain.staff import Staff
from storage.absences import Absences
from storage.actions import Actions
from storage.answered import Answered
from storage.audits import Audits
from storage.channels import Channels
from storage.competences import Competences
from storage.concerns import Concerns
from storage.drafts import Drafts
from storage.evidence import Evidences
from storage.exemplars import Exemplars
from storage.exemptions import Exemptions
from storage.history import Entry, History
from storage.impacts import Impacts
from storage.lists import Lists
from storage.moderations import Moderations
from storage.notes import OF_ACTIONS, OF_AUDITS, OF_CONCERNS, OF_RECOMMENDATIONS, Notes
from storage.numbers import Numbers
from storage.opinions import Opinions
from storage.outbox import Outbox
from storage.people import People
from storage.policies import Policies, Remembered
from storage.preferences import Preferences
from storage.proposals import Proposals
from storage.recommendations import Recommendations
from storage.reports import Reports
from storage.requests import Requests
from storage.roles import Roles
from storage.rounds import Rounds
from storage.runs import Runs
from storage.sentences import Sentences
from storage.staff import everybody
from storage.team_plans import TeamPlans
from storage.undelivered import Failures
from storage.unreached import Unreached


@dataclass(frozen=True)
class Nouns:
    """`now` is the instant that everything happens at, in UTC. `later`: of a ledger that only reads, the entries of the history
    to be written before the answer is given."""

    connection: Connection
    now: datetime
    history_key: bytes
    touched: set[str] = field(default_factory=set)
    later: list[Entry] | None = None
    remembered: Remembered = field(default_factory=Remembered)

    @cached_property
    def actions(self) -> Actions:
        return Actions(self.connection)

    @cached_property
    def lists(self) -> Lists:
        return Lists(self.connection)

    @cached_property
    def numbers(self) -> Numbers:
        return Numbers(self.connection)

    @cached_property
    def people(self) -> People:
        return People(self.connection)

    @cached_property
    def audits(self) -> Audits:
        return Audits(self.connection)

    @cached_property
    def concerns(self) -> Concerns:
        return Concerns(self.connection)

    @cached_property
    def concern_notes(self) -> Notes:
        return Notes(self.connection, OF_CONCERNS)

    @cached_property
    def competences(self) -> Competences:
        return Competences(self.connection)

    @cached_property
    def rounds(self) -> Rounds:
        return Rounds(self.connection)

    @cached_property
    def exemplars(self) -> Exemplars:
        return Exemplars(self.connection)

    @cached_property
    def exemptions(self) -> Exemptions:
        return Exemptions(self.connection)

    @cached_property
    def proposals(self) -> Proposals:
        return Proposals(self.connection)

    @cached_property
    def reports(self) -> Reports:
        return Reports(self.connection)

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.connection)

    @cached_property
    def evidence(self) -> Evidences:
        return Evidences(self.connection)

    @cached_property
    def audit_notes(self) -> Notes:
        return Notes(self.connection, OF_AUDITS)

    @cached_property
    def drafts(self) -> Drafts:
        return Drafts(self.connection)

    @cached_property
    def moderations(self) -> Moderations:
        return Moderations(self.connection)

    @cached_property
    def requests(self) -> Requests:
        return Requests(self.connection)

    @cached_property
    def notes(self) -> Notes:
        return Notes(self.connection, OF_ACTIONS)

    @cached_property
    def impacts(self) -> Impacts:
        return Impacts(self.connection)

    @cached_property
    def absences(self) -> Absences:
        return Absences(self.connection)

    @cached_property
    def preferences(self) -> Preferences:
        return Preferences(self.connection)

    @cached_property
    def opinions(self) -> Opinions:
        return Opinions(self.connection)

    @cached_property
    def team_plans(self) -> TeamPlans:
        return TeamPlans(self.connection)

    @cached_property
    def recommendations(self) -> Recommendations:
        return Recommendations(self.connection)

    @cached_property
    def recommendation_notes(self) -> Notes:
        return Notes(self.connection, OF_RECOMMENDATIONS)

    @cached_property
    def policies(self) -> Policies:
        return Policies(self.connection)

    @cached_property
    def roles(self) -> Roles:
        return Roles(self.connection)

    @cached_property
    def channels(self) -> Channels:
        return Channels(self.connection)

    @cached_property
    def policy(self) -> Policy:
        """The numbers in force. Where nothing is changed they may be a minute old, as reading them costs every list."""
        if self.later is None:
            return self.policies.get().policy
        return self.remembered.policy(self.policies, self.now)

    @cached_property
    def today(self) -> Today:
        """The day in London at the ledger's instant, with the council's own calendar."""
        return Today(london_day(self.now), self.policy.calendar)

    @cached_property
    def staff(self) -> Staff:
        """Everybody, and who stands in for whom today: for those who plan for all of them."""
        return everybody(self.people, self.absences.stand_ins(self.today.day))

    @cached_property
    def runs(self) -> Runs:
        return Runs(self.connection, self.now)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.connection, self.now, reads=self.later is not None)

    @cached_property
    def failures(self) -> Failures:
        return Failures(self.connection)

    @cached_property
    def unreached(self) -> Unreached:
        return Unreached(self.connection, self.now)

    @cached_property
    def answered(self) -> Answered:
        return Answered(self.connection, self.now)

    @cached_property
    def history(self) -> History:
        return History(self.connection, self.history_key)
