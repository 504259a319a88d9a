"""Bolt as its quick start shows it: a sync app with its defaults and its own server, that acknowledges with a fixed text.

That server answers one request at a time, under a hundred a second, as each waits ten milliseconds for its
acknowledgement. The comparison would be too easy: here it keeps its connections and answers on a thread for each.
"""

import os
from http.server import ThreadingHTTPServer
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.app import app as built_in
from slack_sdk import WebClient

from benchmarks.signed import SECRET


class Threaded(ThreadingHTTPServer):
    """On this machine alone; Bolt's own listens to the whole network."""

    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handler: Any) -> None:
        handler.protocol_version = "HTTP/1.1"
        super().__init__(("127.0.0.1", address[1]), handler)


app = App(client=WebClient("xoxb-bench", base_url=os.environ["SLACK_API_URL"]), signing_secret=SECRET)


@app.command("/actions")
def answer(ack: Ack) -> None:
    ack("A fixed text.")


if __name__ == "__main__":
    built_in.HTTPServer = Threaded  # type: ignore[assignment, attr-defined]
    app.start(int(os.environ["PORT"]), http_server_logger_enabled=False)
