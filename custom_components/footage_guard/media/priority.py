"""How much this thread gives way to all others."""

from contextlib import suppress
import os
from threading import get_native_id


def lower_priority(niceness: int) -> None:
    """Let others go first, for as long as this thread lives, and those it begins; it cannot be taken back."""
    with suppress(OSError):
        thread = get_native_id()
        os.setpriority(os.PRIO_PROCESS, thread, os.getpriority(os.PRIO_PROCESS, thread) + niceness)
