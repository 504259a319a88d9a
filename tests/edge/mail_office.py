"""A mail server of a few lines on this machine: it takes letters over TLS or plainly, and misbehaves where a test says so."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import BinaryIO

import trustme


@dataclass
class MailOffice:
    """`says` are answers in place of the usual ones, by the command's first word, "." for the letter's end; "" cuts the line.
    `tls`: how it speaks TLS: None, "starttls" or "at once"."""

    tls: str | None = None
    context: ssl.SSLContext | None = None
    says: dict[str, str] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    port: int = 0

    def serve(self, listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with suppress(OSError), connection:
                connection.settimeout(10)
                self.talk_by_tls(connection) if self.tls == "at once" else self.talk(connection)

    def talk_by_tls(self, connection: socket.socket) -> None:
        assert self.context
        with self.context.wrap_socket(connection, server_side=True) as encrypted:
            self.talk(encrypted)

    def talk(self, connection: socket.socket) -> None:
        with connection.makefile("rwb") as lines:
            self.converse(connection, lines)

    def converse(self, connection: socket.socket, lines: BinaryIO) -> None:
        self.answer(lines, "220", "220 here")
        while line := lines.readline().decode().strip():
            word = line.split()[0].upper()
            self.heard.append(line)
            if not self.answer(lines, word, self.usual(word)):
                connection.shutdown(socket.SHUT_RDWR)
                return None
            if word == "STARTTLS":
                self.says["220"], self.tls = "-", None
                return self.talk_by_tls(connection)
            if word == "DATA" and "DATA" not in self.says:
                text = b"".join(iter(lines.readline, b".\r\n")).decode()
                if self.answer(lines, ".", "250 taken").startswith("250"):
                    self.letters.append(text)
                elif not self.says.get("."):
                    connection.shutdown(socket.SHUT_RDWR)
                    return None
            if word == "QUIT":
                return None
        return None

    def usual(self, word: str) -> str:
        offers = "\r\n".join(["250-here", *(["250-STARTTLS"] if self.tls == "starttls" else []), "250 AUTH PLAIN"])
        known = {"EHLO": offers, "AUTH": "235 welcome", "STARTTLS": "220 go on", "DATA": "354 go on", "QUIT": "221 bye"}
        return known.get(word, "250 fine")

    def answer(self, lines: BinaryIO, word: str, usual: str) -> str:
        said = self.says.get(word, usual)
        if said not in ("", "-"):
            lines.write(f"{said}\r\n".encode())
            lines.flush()
        return said


@contextmanager
def open_office(
    tls: str | None = None, host: str = "127.0.0.1", authority: trustme.CA | None = None, certified: str = ""
) -> Iterator[MailOffice]:
    """At an address of this machine; only 127.0.0.1 and localhost may be spoken to plainly."""
    context = None
    if authority:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(certified or host).configure_cert(context)
    with socket.create_server((host, 0)) as listening:
        office = MailOffice(tls, context, port=listening.getsockname()[1])
        thread = Thread(target=office.serve, args=[listening], daemon=True)
        thread.start()
        yield office
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(10)
