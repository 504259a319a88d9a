"""A channel that is shared with another organisation is told nothing, whoever set it: what is said there stays in the council.

And what is for those alone who were let in is not said where everybody may read.
"""

from collections.abc import Callable
from typing import Any

from cards.failures import PUBLIC, SHARED
from cards.messenger import Never, NotNow, Unknown

MOST_PAGES, A_PAGE = 50, 1000


class Channels:
    """`call` asks Slack. The id behind a #name is remembered, as finding it means to go through all channels."""

    def __init__(self, call: Callable[..., Any]) -> None:
        self._call = call
        self._ids: dict[str, str] = {}

    def checked(self, conversation: str, *, private: bool = False) -> str:
        """Where to post; Never if strangers read there, or everybody does and it is `private`. Nothing is said yet, so that
        every other fault may be tried again."""
        if not conversation.startswith(("#", "C", "G")):
            return conversation
        try:
            channel = self._id_of(conversation)
            if channel:
                self._check(channel, private)
            elif private:
                raise Never("channel_not_found")
        except Unknown as fault:
            raise NotNow(fault.reason, 0) from None
        return channel or conversation

    def _check(self, channel: str, private: bool) -> None:
        try:
            found = self._call("conversations.info", channel=channel)["channel"]
        except Never:
            self._ids = {name: known for name, known in self._ids.items() if known != channel}
            raise
        if found.get("is_ext_shared") or found.get("is_pending_ext_shared"):
            raise Never(SHARED)
        if private and not found.get("is_private"):
            raise Never(PUBLIC)

    def _id_of(self, conversation: str) -> str:
        """ "" where no channel of this name is to be seen: posting says what is wrong."""
        if not conversation.startswith("#"):
            return conversation
        if conversation not in self._ids:
            self._ids |= self._named()
        return self._ids.get(conversation, "")

    def _named(self) -> dict[str, str]:
        found: dict[str, str] = {}
        cursor = ""
        for _ in range(MOST_PAGES):
            said = {
                "types": "public_channel,private_channel",
                "exclude_archived": True,
                "limit": A_PAGE,
                "cursor": cursor,
            }
            page = self._call("conversations.list", **said)
            found |= {f"#{channel['name']}": str(channel["id"]) for channel in page["channels"]}
            cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                break
        return found
