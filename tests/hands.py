"""A person at the playground's page: says, presses, fills in, submits, and reads, through the very door the page uses.

manager = Person(url, "U0TMNORTH")
manager.says("/actions mine")
manager.presses("Mark complete", near="A-17").fills({"What was done?": "…"}).submits()
assert "A-17 ✓" in manager.sees()
"""

import json
import time
import urllib.parse
import urllib.request
from typing import Any, Self

from tests.eyes import NotSeen, label, named, options_of, pressable, read_blocks
from tests.forms import held, input_of

Json = dict[str, Any]
TRAVELS_WITHIN = 60.0
Found = tuple[Json, Json, Json, Json | None]


class Told(AssertionError):
    """The workspace told the person that something did not work; the message is that sentence."""


class Person:
    def __init__(self, url: str, user: str, patience: float = 5.0) -> None:
        self.url, self.id, self.patience = url, user, patience
        self.errors: dict[str, str] = {}
        self._form: dict[str, Json] = {}
        state = self.looks("state")
        self._names: dict[str, str] = {person["id"]: person["label"] for person in state["people"]}
        self._places = {place["name"]: place["id"] for place in state["conversations"]}
        self.place = next(p["id"] for p in state["conversations"] if p["other"] == state["app"]["bot_user_id"])
        self._at_home = False

    # The door

    def looks(self, what: str, **query: str) -> Any:
        address = f"{self.url}/play/{what}?{urllib.parse.urlencode({'as': self.id, **query})}"
        with urllib.request.urlopen(address, timeout=30) as answer:
            told: Any = json.load(answer)
        return told

    def does(self, what: str, **told: Any) -> Json:
        body = json.dumps({"as": self.id, **told}).encode()
        request = urllib.request.Request(f"{self.url}/play/{what}", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            told_back: Json = json.load(answer)
        if told_back.get("error"):
            raise Told(told_back["error"])
        return told_back

    def name(self, user: str) -> str:
        return self._names.get(user, user)

    # What is on the screen

    def goes_to(self, place: str) -> Self:
        """A conversation by name or id; `"Home"` is the app's home tab."""
        self._at_home = place == "Home"
        if self._at_home:
            self.does("home")
        else:
            self.place = self._places.get(place.lstrip("#"), place)
        return self

    def messages(self) -> list[Json]:
        told: list[Json] = self.looks("messages", **{"in": self.place})
        return told

    def modal(self) -> Json | None:
        stack = self.looks("views")
        return stack[-1]["view"] if stack else None

    def home(self) -> Json | None:
        view: Json | None = self.looks("home")["view"]
        return view

    def sees(self) -> str:
        """The open form if there is one, else the home tab or the conversation one is in."""
        view = self.modal() or (self.home() if self._at_home else None)
        if view:
            title = label(view["title"], self.name) if view.get("title") else ""
            return f"{title}\n{read_blocks(view['blocks'], self.name, view['state']['values'])}".strip()
        return "\n\n".join(self.reads(message) for message in self.messages()) if not self._at_home else ""

    def reads(self, message: Json) -> str:
        files = "".join(f"\n[{file_card(file)}]" for file in message.get("files", []))
        said: str = read_blocks(message.get("blocks") or [], self.name) or label(message, self.name)
        return said + files

    def waits_for(self, words: str) -> Self:
        """Until the words are on the screen; NotSeen where patience runs out."""
        return self._until(lambda: words in self.sees(), words)

    def waits_until_gone(self, words: str) -> Self:
        return self._until(lambda: words not in self.sees(), f"the end of {words}")

    def _until(self, true: Any, what: str, patience: float = 0) -> Self:
        end = time.monotonic() + (patience or self.patience)
        while not true():
            if time.monotonic() > end:
                raise NotSeen(f"{self.name(self.id)} waited for “{what}” and sees:\n{self.sees()}")
            time.sleep(0.03)
        return self

    # Gestures

    def says(self, text: str) -> Self:
        self._at_home = False
        self.does("say", **{"in": self.place}, text=text)
        return self

    def presses(self, words: str, near: str = "") -> Self:
        """A button, or an entry of a ⋯ menu, by what it says; `near` is a text that stands in its row."""
        container, block, element, option = self._found(words, near)
        told: Json = {"container": container, "block_id": block["block_id"], "action_id": element["action_id"]}
        told |= {"type": element["type"]} | ({"selected_option": option} if option else {})
        self.does("press", **told, value=element.get("value"), values=self._form)
        return self

    def can_press(self, words: str, near: str = "") -> bool:
        try:
            return bool(self._found(words, near, patience=0))
        except NotSeen:
            return False

    def _found(self, words: str, near: str, patience: float | None = None) -> Found:
        end = time.monotonic() + (self.patience if patience is None else patience)
        while True:
            for container, blocks in self._surfaces():
                found = self._in_row(blocks, words, near) or self._alone(blocks, words, near)
                if found:
                    return container, *found
            if time.monotonic() > end:
                raise NotSeen(f"There is no “{words}”{f' near {near}' if near else ''} to press in:\n{self.sees()}")
            time.sleep(0.03)

    def _in_row(self, blocks: list[Json], words: str, near: str) -> tuple[Json, Json, Json | None] | None:
        for block, element, beside in pressable(blocks, self.name):
            says, option = named(element, words, self.name)
            if says and near in beside:
                return block, element, option
        return None

    def _alone(self, blocks: list[Json], words: str, near: str) -> tuple[Json, Json, Json | None] | None:
        """The only element of those words, on a surface that says `near` somewhere else."""
        if near not in read_blocks(blocks, self.name):
            return None
        all_of_them = [(b, e, named(e, words, self.name)) for b, e, _ in pressable(blocks, self.name)]
        found = [(block, element, option) for block, element, (says, option) in all_of_them if says]
        return found[0] if len(found) == 1 else None

    def _surfaces(self) -> list[tuple[Json, list[Json]]]:
        view = self.modal() or (self.home() if self._at_home else None)
        if view:
            return [({"type": "view", "view_id": view["id"]}, view["blocks"])]
        shown = [] if self._at_home else self.messages()[::-1]
        return [({"type": "message", "in": self.place, "ts": m["ts"]}, m.get("blocks") or []) for m in shown]

    def travels(self, to: str) -> Self:
        """Makes time pass for everybody: "next-working-day", "one-week-on" or a day as 2018-01-31; until it has passed."""
        self.does("travel", to=to)
        return self.waits_until_time_has_passed()

    def waits_until_time_has_passed(self) -> Self:
        return self._until(lambda: not self.looks("state")["passing"], "the end of the journey", TRAVELS_WITHIN)

    def fills(self, fields: dict[str, Any]) -> Self:
        """Inputs of the open form by their label (or block id); choices by what they say, dates as 2018-01-31."""
        self._until(lambda: self.modal() is not None, "a form")
        view = self.modal() or {}
        for asked, value in fields.items():
            block = input_of(view, asked, self.name)
            held = self._held(view, block, value)
            self._form.setdefault(block["block_id"], {})[block["element"]["action_id"]] = held
        return self

    def _held(self, view: Json, block: Json, value: Any) -> Json:
        element = block["element"]
        offered = options_of(element)
        if element["type"].startswith(("external", "multi_external")):
            place = {"container": {"type": "view", "view_id": view["id"]}, "block_id": block["block_id"]}
            offered = options_of(self.does("options", **place, action_id=element["action_id"], value=value))
        return held(element, value, offered, self._names)

    def submits(self) -> Self:
        """Sends the open form. Where it was not taken, `errors` holds the sentences, by label of the input."""
        view = self.modal() or {}
        told = self.does("submit", view_id=view["id"], values=self._form)
        labels = {b["block_id"]: label(b["label"], self.name) for b in view["blocks"] if b["type"] == "input"}
        self.errors = {labels.get(block, block): text for block, text in told.get("errors", {}).items()}
        if not self.errors:
            self._form = {}
        return self

    def closes(self) -> Self:
        self.does("close", view_id=(self.modal() or {})["id"])
        self._form = {}
        return self

    def uses(self, shortcut: str, near: str = "") -> Self:
        """A shortcut by its name; with `near`, the message shortcut of that name on the message that says so."""
        kind = "message" if near else "global"
        known = next(s for s in self.looks("state")["shortcuts"] if s["name"] == shortcut and s["type"] == kind)
        if not near:
            self.does("shortcut", callback_id=known["callback_id"])
            return self
        message = next((m for m in self.messages()[::-1] if near in self.reads(m)), None)
        if message is None:
            raise NotSeen(f"No message says “{near}”:\n{self.sees()}")
        self.does("shortcut", callback_id=known["callback_id"], **{"in": self.place}, ts=message["ts"])
        return self


def file_card(file: Json) -> str:
    return "This file was deleted." if file.get("deleted") else f"file: {file['title'] or file['name']}"
