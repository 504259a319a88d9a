"""A chat platform that refuses, a mail server beside it, and what the PLT then reads."""

from sqlalchemy import update

from cards.elements import Card, Document
from cards.messenger import Never
from storage.ledger import Ledger
from storage.tables import outbox, people
from tests.deliver.mailbox import Mailbox
from tests.office.council import IDS, account_of
from tests.office.people import Office
from tests.office.pigeonholes import Pigeonholes


class Refusing(Pigeonholes):
    """Refuses whatever goes to the manager or the moderators' channel, or loses the answer where nobody can look."""

    fault: Exception = Never("user_disabled")
    blind = False

    def post(self, conversation: str, card: Card, token: str) -> str:
        if conversation in (account_of("manager"), "C0MODERATORS"):
            raise self.fault
        return super().post(conversation, card, token)

    def can_look_into(self, conversation: str) -> bool:
        return not self.blind

    def upload(self, document: Document) -> str:
        raise self.fault


def speaks_through(office: Office, slack: Pigeonholes) -> None:
    office.slack = slack
    office._worker._attempts.__dict__["messenger"] = slack
    office._worker._attempts.addresses._messenger = slack


def note(office: Office) -> None:
    office.has("A-17")
    office.person("head of service").says("/actions note A-17").fills(note="Please hurry")


def told_to_plt(office: Office, who: str = "plt") -> tuple[str, str]:
    previews = office.heard_by(who)
    return previews[-1], office.person(who).reads().sees


def told_next_day(office: Office, who: str = "plt", day: str = "2018-01-11") -> list[str]:
    """The lines of the digest after its greeting."""
    office.delivers()
    office.wakes(f"{day} 09:00")
    return office.person(who).reads().sees.splitlines()


def failed(office: Office, recipient: str, trouble: str, kind: str = "unheard-of", **content: object) -> None:
    """A message that was refused, as the outbox then holds it."""

    def make(ledger: Ledger) -> None:
        ledger.outbox.put(kind, recipient, f"{kind}:{recipient}", content)
        ended = {"state": "failed", "trouble": trouble, "settled_at": office.now}
        ledger.connection.execute(update(outbox).where(outbox.c.recipient == recipient).values(ended))

    office.does(make)


def with_mail(office: Office) -> Mailbox:
    mail = Mailbox()
    office._worker._by_mail = True
    office._worker._attempts.__dict__["mailer"] = mail
    return mail


def has_account(office: Office, account: str | None) -> None:
    with office.store.writing(office.now) as ledger:
        ledger.connection.execute(update(people).where(people.c.id == IDS["manager"]).values(account=account))
