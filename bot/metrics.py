"""Figures for the operator: how many answers of which kind, how long they took, how much waits to be sent.

Labels are drawn from our own fixed words, never from what somebody typed. Served on this machine alone.
"""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

KINDS = ("command", "press", "form", "closed", "shortcut", "home", "event", "other")
FAST = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)


class Metrics:
    """One set of figures; each has a registry of its own, so that tests do not share them."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        answers = Counter("auditbot_answers", "Answers given", ["kind", "outcome"], registry=self.registry)
        seconds = Histogram(
            "auditbot_answer_seconds", "Seconds to answer", ["kind"], buckets=FAST, registry=self.registry
        )
        self._answers = {(k, o): answers.labels(k, o) for k in KINDS for o in ("ok", "fault")}
        self._seconds = {kind: seconds.labels(kind) for kind in KINDS}
        self._refused = Counter(
            "auditbot_refused_requests", "Requests the guard refused", ["status"], registry=self.registry
        )
        self._sent = Counter("auditbot_deliveries", "Outbox deliveries", ["outcome"], registry=self.registry)
        self._depth = Gauge("auditbot_outbox_waiting", "Messages waiting to be sent", registry=self.registry)

    def answered(self, kind: str, outcome: str, seconds: float) -> None:
        kind = kind if kind in KINDS else "other"
        self._answers[kind, outcome].inc()
        self._seconds[kind].observe(seconds)

    def refused(self, status: int) -> None:
        self._refused.labels(str(status)).inc()

    def delivered(self, outcome: str) -> None:
        self._sent.labels(outcome).inc()

    def watch_outbox(self, depth: Callable[[], float]) -> None:
        self._depth.set_function(depth)


def serve_metrics(metrics: Metrics, port: int) -> Callable[[], None]:
    """Serve on 127.0.0.1 only; returns what stops it. Raises OSError where the port is taken."""
    server, thread = start_http_server(port, addr="127.0.0.1", registry=metrics.registry)

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join()

    return stop
