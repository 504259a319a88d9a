"""What travels inside a modal and comes back with it: the form's own context, and what the edge needs to answer."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Carried:
    """`key` is the form's own, so that sending it twice changes nothing; `response_url` leads back to what it was opened
    from, and `place` says what that showed. `listed` tells a private list or card from a message that all see."""

    key: str = ""
    context: Mapping[str, str] = field(default_factory=dict)
    response_url: str = ""
    place: str = ""
    listed: bool = False

    def as_text(self) -> str:
        """For private_metadata. Where all of it is too long, the way back is left out; the context never is."""
        text = json.dumps(self._parts(), separators=(",", ":"), ensure_ascii=False)
        if len(text) > LONGEST and self.response_url:
            return replace(self, response_url="", listed=False).as_text()
        if len(text) > LONGEST:
            raise ValueError("A form's context is too long to travel with it.")
        return text

    def _parts(self) -> dict[str, object]:
        parts = {"k": self.key, "c": dict(self.context), "u": self.response_url, "p": self.place, "l": self.listed}
        return {name: value for name, value in parts.items() if value}

    @classmethod
    def from_text(cls, text: str) -> "Carried":
        """What came back; nothing at all where it is not ours. The text came over Slack, which no one else can write to."""
        try:
            parts = json.loads(text or "{}")
            context = {str(name): str(value) for name, value in parts.get("c", {}).items()}
            return cls(
                str(parts.get("k", "")), context, str(parts.get("u", "")), str(parts.get("p", "")), bool(parts.get("l"))
            )
        except (ValueError, AttributeError):
            return cls()

    def with_new_key(self) -> "Carried":
        return replace(self, key=f"form:{secrets.token_urlsafe(12)}")
