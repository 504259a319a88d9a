"""E-mail at the edge: what the outbox cannot say in Slack goes as a letter, by the council's own mail server, over TLS.

Each letter is handed over once, and what came of it is said as one of the messenger's faults.
"""

import smtplib
import ssl
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from bot.finding import Finding
from bot.mail_server import MailServer
from bot.settings import Settings, WrongSetting
from cards.letter import Letter
from cards.messenger import Fault, Never, NotNow, Unknown

MEND_IT = 300.0  # seconds between tries while an operator has to mend something
WHAT_TO_MEND = {
    "mail not reachable": "it does not answer; check AUDITBOT_SMTP_URL and the network",
    "mail login": "it refuses the login; check user and password in AUDITBOT_SMTP_URL",
    "mail certificate": "its certificate cannot be verified; name the host as the certificate does",
    "mail without TLS": "it offers no TLS; use smtps:// or another server, as mail never goes unencrypted",
}


class LetterBox:
    """`wall` is the machine's time, for the date that each letter bears."""

    def __init__(self, server: MailServer, sender: str, wall: Callable[[], datetime]) -> None:
        self._server, self._sender, self._wall = server, sender, wall

    def send(self, letter: Letter, token: str) -> None:
        given = False
        try:
            message = self._message(letter, token)
            with self._server.opened() as smtp:
                self._address(smtp, letter.address)
                given = True
                code, _ = smtp.data(message.as_bytes())
                if code != 250:
                    raise smtplib.SMTPDataError(code, b"")
        except Exception as fault:
            raise as_fault(fault, given=given) from None

    def _address(self, smtp: smtplib.SMTP, address: str) -> None:
        code, _ = smtp.mail(self._sender)
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, b"", self._sender)
        code, _ = smtp.rcpt(address)
        if code not in (250, 251):
            raise smtplib.SMTPRecipientsRefused({address: (code, b"")})

    def _message(self, letter: Letter, token: str) -> EmailMessage:
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"], message["Subject"] = self._sender, letter.address, letter.subject
        message["Date"] = format_datetime(self._wall())
        message["Message-ID"] = f"<{token}@{self._sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"  # no holiday reply comes back
        message.set_content(f"{letter.line}\n", cte="quoted-printable")
        return message


def as_fault(fault: Exception, *, given: bool) -> Fault:
    """`given`: the letter itself was on its way, so that without an answer nobody knows. `reason` holds no address."""
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code = next(iter(fault.recipients.values()))[0]
        return Never("mail refused") if code >= 500 else NotNow("mail deferred", 0)
    if isinstance(fault, smtplib.SMTPDataError):
        return Never("mail refused") if int(fault.smtp_code) >= 500 else NotNow("mail deferred", 0)
    if given:
        return Unknown("mail without an answer")
    if isinstance(fault, smtplib.SMTPAuthenticationError | smtplib.SMTPSenderRefused):
        return NotNow("mail login" if isinstance(fault, smtplib.SMTPAuthenticationError) else "mail sender", MEND_IT)
    if isinstance(fault, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return NotNow("mail without TLS" if isinstance(fault, smtplib.SMTPException) else "mail certificate", MEND_IT)
    if isinstance(fault, ValueError):  # an address that no mail can go to
        return Never("mail address")
    return NotNow("mail not reachable", 0)


def letter_box(settings: Settings, wall: Callable[[], datetime]) -> LetterBox | None:
    """None where no mail server is set. Raises WrongSetting where nobody is said to be the sender."""
    url = settings.smtp_url.get_secret_value()
    if not url:
        return None
    if not settings.mail_from:
        raise WrongSetting("AUDITBOT_MAIL_FROM is missing: set it to the address that letters come from.")
    return LetterBox(MailServer.at(url), settings.mail_from, wall)


def answers(settings: Settings) -> Finding:
    """Whether the mail server lets us in; nothing is sent."""
    try:
        with MailServer.at(settings.smtp_url.get_secret_value()).opened():
            return Finding(
                "e-mail", "" if settings.mail_from else "set AUDITBOT_MAIL_FROM to the sender of its letters"
            )
    except Exception as fault:
        reason = as_fault(fault, given=False).reason
        return Finding("e-mail", WHAT_TO_MEND.get(reason, f"{reason}; check AUDITBOT_SMTP_URL"))
