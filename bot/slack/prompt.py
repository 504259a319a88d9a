"""Calls that reach Slack promptly or not at all, so that a message which is looked for and not found cannot arrive afterwards.

A timeout of urllib's ends our waiting and nothing else: looking up the address may take any time, each of Slack's addresses is
tried in turn, and what was written to a connection is delivered by the system for minutes after we have closed it, or died.
"""

import socket
import ssl
import time
from functools import cached_property
from http.client import HTTPConnection, HTTPSConnection
from typing import Any
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request, build_opener

from slack_sdk import WebClient

SHARE = 0.5
"""Of the timeout: for getting through, and again for what was sent to be taken by the other side."""
TAKEN_WITHIN = getattr(socket, "TCP_USER_TIMEOUT", None)
"""Only Linux has it; elsewhere a network that stalls for longer than a lease may still deliver late."""


class NotThrough(ConnectionRefusedError):
    """No connection came about in time: nothing of what was to be said has left this machine."""


class _Prompt(HTTPConnection):
    def connect(self) -> None:
        began, whole = time.monotonic(), float(self.timeout or 0)
        self.timeout = whole * SHARE
        try:
            super().connect()
        except OSError as fault:
            raise NotThrough(str(fault)) from fault
        if time.monotonic() - began > self.timeout:
            self.close()
            raise NotThrough("too late")
        if TAKEN_WITHIN is not None:
            self.sock.setsockopt(socket.IPPROTO_TCP, TAKEN_WITHIN, int(self.timeout * 1000))
        self.sock.settimeout(whole)


class _PromptTLS(_Prompt, HTTPSConnection):
    """The same, with the greetings of TLS counted in."""


class _Handler(HTTPHandler):
    def http_open(self, req: Request) -> Any:
        return self.do_open(_Prompt, req)


class _TLSHandler(HTTPSHandler):
    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(context=context)
        self._ours = context

    def https_open(self, req: Request) -> Any:
        return self.do_open(_PromptTLS, req, context=self._ours)


def opener(proxy: str | None, context: ssl.SSLContext | None) -> OpenerDirector:
    through = [ProxyHandler({"http": proxy, "https": proxy})] if proxy else []
    return build_opener(*through, _Handler(), _TLSHandler(context or ssl.create_default_context()))


class PromptClient(WebClient):
    """Slack's client upon such connections; all else is its own."""

    @cached_property
    def _opener(self) -> OpenerDirector:
        """Made once: reading the authorities that TLS trusts takes longer than a call."""
        return opener(self.proxy, self.ssl)

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:  # noqa: ARG002
        with self._opener.open(req, timeout=self.timeout) as answer:
            body = answer.read().decode(answer.headers.get_content_charset() or "utf-8")
            return {"status": answer.status, "headers": answer.headers, "body": body}
