"""Log lines that hold references and never content: no case reference, no narrative, no name.

Our own lines go through structlog. Of what libraries log only the place and the kind of trouble is kept: they like to
print whole payloads.
"""

import logging
import secrets
import sys
import traceback
from pathlib import Path
from typing import Any

import structlog

QUIET = ("uvicorn.access",)
OPEN_BOOKS = ("uvicorn.error",)  # its lines tell of ports and processes alone, but for tracebacks, which are cut off


def set_up_logs(*, as_json: bool | None = None, level: int = logging.INFO) -> None:
    """`as_json`: one JSON object a line; by default unless a person is looking at the terminal."""
    as_json = not sys.stderr.isatty() if as_json is None else as_json
    shown: Any = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            shown,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    _tame_libraries()


def _tame_libraries() -> None:
    root = logging.getLogger()
    root.handlers[:] = [_WithoutContent()]
    root.setLevel(logging.WARNING)
    for name in OPEN_BOOKS:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.setLevel(logging.WARNING)
    for name in QUIET:
        logging.getLogger(name).disabled = True


class _WithoutContent(logging.Handler):
    """Passes on who complained, where in the code and with which kind of exception; never the message."""

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        told: dict[str, Any] = {"library": record.name, "at": f"{record.module}:{record.lineno}"}
        if kind is not None:
            told["exception"] = kind.__name__
        if record.name in OPEN_BOOKS and kind is None:
            told["message"] = record.getMessage()
        structlog.get_logger().log(record.levelno, "library", **told)


def get_log() -> Any:
    return structlog.get_logger()


def report(fault: BaseException) -> str:
    """Note an unexpected fault by its kind and place, and return the reference that the person is told."""
    reference = secrets.token_hex(3).upper()
    frames = traceback.extract_tb(fault.__traceback__)
    at = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-4:]]
    get_log().error("fault", reference=reference, exception=type(fault).__name__, at=at)
    return reference
