"""Where things are said: the council's channels, private channels, and a direct message for each person and the app."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from playground.people import Person, rows
from playground.shapes import BOT_USER, TEAM, Json, SlackError

READ_SCOPES = {"channel": "channels:read", "private": "groups:read", "im": "im:read"}
HISTORY_SCOPES = {"channel": "channels:history", "private": "groups:history", "im": "im:history"}


@dataclass
class Conversation:
    id: str
    kind: str
    name: str
    topic: str = ""
    members: set[str] = field(default_factory=set)
    archived: bool = False
    shared: bool = False

    def other(self, user: str) -> str:
        """The one who is spoken with in a direct message, seen from `user`."""
        return next((member for member in self.members if member != user), user)

    def as_channel(self) -> Json:
        """The conversation as Slack tells the app of it."""
        shape: Json = {"id": self.id, "created": 1512000000, "is_archived": self.archived, "is_im": self.kind == "im"}
        shape |= {"is_mpim": False, "is_org_shared": False, "context_team_id": TEAM, "updated": 1512000000000}
        if self.kind == "im":
            return shape | {"user": self.other(BOT_USER), "is_user_deleted": False, "priority": 0}
        private = self.kind == "private"
        shape |= {"name": self.name, "name_normalized": self.name, "is_general": self.name == "general"}
        shape |= {"is_channel": not private, "is_group": private, "is_private": private, "is_shared": self.shared}
        shape |= {"is_ext_shared": self.shared}
        shape |= {"is_member": BOT_USER in self.members, "num_members": len(self.members), "creator": "U0PLT"}
        return shape | {"topic": {"value": self.topic, "creator": "", "last_set": 0}, "purpose": {"value": ""}}


class Conversations:
    """All conversations by id; direct messages are made when they are first wanted."""

    def __init__(self, council: Path, people: dict[str, Person]) -> None:
        self.people = people
        self.by_id: dict[str, Conversation] = {}
        for row in rows(council / "chat" / "channels.csv"):
            self._add(row["name"], row.get("kind") or "channel", row.get("topic", ""), row.get("bot", "") == "yes", row)
        for file in ("services.csv", "teams.csv"):
            for row in rows(council / file):
                if row.get("channel"):
                    self._add(row["channel"], "channel", topic_of(row), bot=True, row={})

    def _add(self, name: str, kind: str, topic: str, bot: bool, row: dict[str, str]) -> None:
        shown = name.lstrip("#").lower()
        key = name if re.fullmatch(r"[CG][A-Z0-9]{5,}", name) else "C0" + re.sub(r"[^A-Z0-9]", "", shown.upper())
        members = {person.id for person in self.people.values() if belongs(person, kind, row.get("members", ""))}
        if bot:
            members.add(BOT_USER)
        self.by_id.setdefault(key, Conversation(key, kind, shown, topic, members))

    def find(self, given: str) -> Conversation | None:
        """A conversation by id, by `#name`, or by the id of the person the bot would write to."""
        if given in self.people:
            return self.im(BOT_USER, given)
        return self.by_id.get(given) or next((c for c in self.channels() if c.name == given.lstrip("#")), None)

    def wanted_by_bot(self, given: str) -> Conversation:
        """The conversation, or Slack's refusal: one that the bot may not know of is simply not there."""
        found = self.find(given)
        if found is None or (found.kind != "channel" and BOT_USER not in found.members):
            raise SlackError("channel_not_found")
        return found

    def im(self, one: str, other: str) -> Conversation:
        first, second = sorted((one, other))
        key = "D" + re.sub(r"^U", "", first if second == BOT_USER else second)
        if BOT_USER not in (one, other):
            key = f"D{first[1:]}X{second[1:]}"
        return self.by_id.setdefault(key, Conversation(key, "im", "", "", {one, other}))

    def channels(self) -> list[Conversation]:
        return [conversation for conversation in self.by_id.values() if conversation.kind != "im"]


def belongs(person: Person, kind: str, wanted: str) -> bool:
    """Public channels hold every colleague; private ones those whose role or id is named."""
    if person.bot or person.deactivated:
        return False
    if kind == "private":
        names = {name.strip() for name in wanted.split(";")}
        return person.id in names or bool(names & set(person.roles))
    return not person.guest and not person.stranger


def topic_of(row: dict[str, str]) -> str:
    return f"{row['team']}, {row['service']}" if row.get("team") else f"The {row.get('service', '')} service"
