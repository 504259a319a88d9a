"""How the council's mail server is reached: over TLS with its certificate checked, in plain text on this machine alone."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

TIMEOUT = 10.0  # seconds, for each step
HERE = ("127.0.0.1", "localhost", "::1")
PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """`by_tls`: encrypted from the first byte on; else by STARTTLS, but for a server on this machine."""

    host: str
    port: int
    user: str
    password: str
    by_tls: bool

    @classmethod
    def at(cls, url: str) -> "MailServer":
        """smtp://USER:PASSWORD@HOST:587 or smtps://… . ValueError for anything else."""
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
            raise ValueError("not a mail server")
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        port = parts.port or PORTS[parts.scheme]
        return cls(parts.hostname, port, user, password, parts.scheme == "smtps")

    @contextmanager
    def opened(self) -> Iterator[smtplib.SMTP]:
        """Ready for a letter. Raises what smtplib, ssl or the socket raise."""
        tls = ssl.create_default_context()
        if self.by_tls:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=TIMEOUT, context=tls)
        else:
            smtp = smtplib.SMTP(self.host, self.port, timeout=TIMEOUT)
        try:
            smtp.ehlo_or_helo_if_needed()
            if not self.by_tls and self.host not in HERE:
                smtp.starttls(context=tls)
                smtp.ehlo()
            if self.user:
                smtp.login(self.user, self.password)
            yield smtp
            with suppress(smtplib.SMTPException, OSError):  # the letter has been taken by now
                smtp.quit()
        finally:
            smtp.close()
