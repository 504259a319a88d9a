"""A file that is too large is refused for good, and not tried for ever."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from bot.slack.deliver import SlackMessenger, client
from cards.messenger import Fault, Never, Unknown


class Refusing(BaseHTTPRequestHandler):
    """The place for uploads: answers with the number that stands in the path."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(int(self.path.strip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_what: object) -> None:
        """Nothing on the screen."""


@pytest.fixture
def address() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("status", "fault"), [(413, Never), (503, Unknown)])
def test_what_an_upload_is_answered_says_whether_to_try_again(address: str, status: int, fault: type[Fault]) -> None:
    messenger = SlackMessenger(client("xoxb-1", f"{address}/", 2))

    with pytest.raises(fault):
        messenger._upload(f"{address}/{status}", b"content")
