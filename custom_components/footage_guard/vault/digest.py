"""SHA-256 of what is written, computed beside the writing where there is much of it."""

from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from typing import Final

WORTH_A_THREAD: Final = 512 * 1024
"""Bytes in one piece. A recording camera stays far below; an import or a release comes in pieces of 1 MiB."""


class Digest:
    """A digest whose large pieces are taken by a thread of its own.

    A piece that was given must stay unchanged until the next call, and no longer.
    """

    def __init__(self) -> None:
        """Begin with nothing, and without a thread."""
        self._digest = sha256()
        self._threads: ThreadPoolExecutor | None = None
        self._running: Future[None] | None = None

    def update(self, data: memoryview) -> None:
        """Take the next piece."""
        self._wait()
        if len(data) < WORTH_A_THREAD:
            self._digest.update(data)
            return
        if self._threads is None:
            self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="footage_guard_digest")
        self._running = self._threads.submit(self._digest.update, data)

    def finish(self) -> bytes:
        """Return the digest of everything and end the thread."""
        self.close()
        return self._digest.digest()

    def close(self) -> None:
        """End the thread."""
        self._wait()
        if self._threads is not None:
            self._threads.shutdown()
            self._threads = None

    def _wait(self) -> None:
        if self._running is not None:
            self._running.result()
            self._running = None
