"""From the raw body to Slack's payload, and back to a body. Whatever is no payload is a ValueError, never anything worse."""

import json
from typing import Any
from urllib.parse import parse_qsl

import orjson

Json = dict[str, Any]
MOST_FIELDS = 100


def dumped(body: Json) -> bytes:
    """What the fast writer refuses, such as half a character, the patient one escapes."""
    try:
        return orjson.dumps(body)
    except orjson.JSONEncodeError:
        return json.dumps(body).encode()


def payload_of(body: bytes, content_type: str) -> Json:
    """Commands come as a form, presses as a form around JSON, events as JSON."""
    try:
        text = body.decode("utf-8")
        if content_type.startswith("application/json"):
            return _object(text)
        fields = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict"))
    except RecursionError:
        raise ValueError("It is nested too deeply.") from None
    return _object(fields["payload"]) if "payload" in fields else fields


def _object(text: str) -> Json:
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError("It is nested too deeply.") from None
    if not isinstance(found, dict):
        raise ValueError("It is no JSON object.")
    if "\\ud" in text.lower():  # half a character, which no database would take
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    return found


def inside(part: Any, *path: str) -> Any:
    """What stands at this path; None where anything on the way is missing or of another shape."""
    for name in path:
        if not isinstance(part, dict):
            return None
        part = part.get(name)
    return part


def text_in(part: Any, *path: str) -> str:
    """The string at this path, without characters that no database takes; "" where there is none."""
    found = inside(part, *path)
    return found.replace("\x00", "") if isinstance(found, str) else ""


def required(part: Any, *path: str) -> str:
    """As `text_in`, but it must be there: ValueError if it is not."""
    found = text_in(part, *path)
    if not found:
        raise ValueError(f"It has no {'.'.join(path)}.")
    return found
