"""How a process that serves is told to end: Ctrl-C, or a system that wants to stop it. What is under way is finished then."""

import asyncio
import signal
from contextlib import suppress


async def told_to_end() -> None:
    """Waits for it. Where signals cannot be waited for (Windows), Ctrl-C still breaks in by itself."""
    ending = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, ending.set)
    await ending.wait()
