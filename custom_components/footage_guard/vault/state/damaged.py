"""A copy of a state.db that could not be read, for whoever wants to look; not for ever, because it holds words."""

from contextlib import suppress
import os
from pathlib import Path
from typing import Final

from ...disk.database import discard
from ...disk.files import opened_folder, read_whole, write_whole
from ...model.errors import VaultFileRefused
from ...model.retention import DAY_MS

DAMAGED: Final = "state.db.damaged"
COPY_DAYS: Final = 14
"""Long enough to come home from a vacation, and look."""


def set_aside(path: Path) -> None:
    """Keep a copy of what cannot be read, in place of an older one, and make room for a new file."""
    with suppress(OSError, VaultFileRefused):
        write_whole(path.with_name(DAMAGED), read_whole(path))
    discard(path)


def drop_copy(folder: Path, now_ms: int) -> None:
    """Remove the copy when it has been there for COPY_DAYS, by a clock that is right; raise OSError.

    One from the future was made by a clock that was wrong: it is taken for new.
    """
    with suppress(FileNotFoundError), opened_folder(folder) as opened:
        made_ms = os.stat(DAMAGED, dir_fd=opened, follow_symlinks=False).st_mtime_ns // 1_000_000
        if made_ms > now_ms:
            os.utime(DAMAGED, ns=(now_ms * 1_000_000,) * 2, dir_fd=opened, follow_symlinks=False)
        elif now_ms - made_ms >= COPY_DAYS * DAY_MS:
            os.unlink(DAMAGED, dir_fd=opened)
            os.fsync(opened)
