"""Who is in the workspace: the colleagues of the council's own files, those who should be refused, and the app's bot."""

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

from playground.shapes import APP, BOT, BOT_USER, PARTNER_TEAM, TEAM, Json


@dataclass
class Person:
    """One account. `listed` are the few offered first to act as; `refused` are there to be turned away."""

    id: str
    label: str
    email: str = ""
    initials: str = ""
    role_line: str = ""
    group: str = "role-holder"
    listed: bool = False
    guest: bool = False
    deactivated: bool = False
    stranger: bool = False
    bot: bool = False
    roles: list[str] = field(default_factory=list)
    team: str = ""

    @property
    def team_id(self) -> str:
        return PARTNER_TEAM if self.stranger else TEAM

    @property
    def handle(self) -> str:
        return self.email.partition("@")[0] or re.sub(r"\W+", "-", self.label.lower()).strip("-")

    def as_user(self, with_email: bool) -> Json:
        """The account as `users.info` tells it; a stranger's email stays with their own workspace."""
        profile: Json = {"real_name": self.label, "display_name": self.label, "team": self.team_id}
        if with_email and self.email and not (self.stranger or self.bot):
            profile["email"] = self.email
        if self.bot:
            profile |= {"api_app_id": APP, "bot_id": BOT}
        user: Json = {"id": self.id, "team_id": self.team_id, "name": self.handle, "deleted": self.deactivated}
        if not self.deactivated:
            user |= {"real_name": self.label, "tz": "Europe/London", "tz_label": "London", "tz_offset": 0}
        user |= {"profile": profile, "is_bot": self.bot, "is_app_user": False, "updated": 1515542400}
        user |= {"is_admin": False, "is_owner": False, "is_primary_owner": False}
        user |= {"is_restricted": self.guest, "is_ultra_restricted": False}
        return user | {"is_stranger": True} if self.stranger else user


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of one of the council's files; none where the file is not there."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(file)]


def read_people(council: Path) -> dict[str, Person]:
    """Everyone by id: people.csv first, then what chat/workspace.csv says of how they appear (and those only it knows)."""
    by_email: dict[str, Person] = {}
    for row in rows(council / "people.csv"):
        email = row["email"].lower()
        person = Person(row.get("slack_id") or invented_id(email), row["name"], email, initials_of(row["name"]))
        person.roles = [role.strip().lower() for role in row.get("roles", "").split(";") if role.strip()]
        person.team, person.role_line = row.get("team", ""), ", ".join(person.roles)
        by_email[email] = person
    for row in rows(council / "chat" / "workspace.csv"):
        email = row["email"].lower()
        by_email[email] = appearing(row, by_email.get(email))
    bot = Person(BOT_USER, "auditbot", initials="ab", bot=True, role_line="App")
    return {person.id: person for person in [*by_email.values(), bot]}


def appearing(row: dict[str, str], known: Person | None) -> Person:
    """The person as workspace.csv shows them, keeping what people.csv already said."""
    person = known or Person(row["slack_id"], row["label"], row["email"].lower())
    person.id, person.label, person.role_line = row["slack_id"], row["label"], row.get("role_line", "")
    person.initials = row.get("initials") or initials_of(row["label"])
    person.group = row.get("group") or "role-holder"
    for flag in ("listed", "guest", "deactivated", "stranger"):
        setattr(person, flag, row.get(flag, "").lower() in ("yes", "true", "1"))
    return person


def invented_id(email: str) -> str:
    """An id for a member whom people.csv gives none: the bot then has to find them by email."""
    return "U0" + re.sub(r"[^A-Z0-9]", "", email.partition("@")[0].upper())


def initials_of(name: str) -> str:
    words = re.findall(r"\w+", name)
    return "".join(word[0] for word in (words[:1] + words[-1:])).upper() if len(words) > 1 else name[:2].upper()
