"""A post room with three people, on both databases."""

import pytest

from storage.ledger import Store
from tests.deliver.post_room import PostRoom


@pytest.fixture
def room(store: Store) -> PostRoom:
    room = PostRoom(store)
    room.has_people(1, 2, 3)
    return room
