"""Starts and stops a process so that none outlives the one that started it."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
import fcntl
import os
from pathlib import Path
import shutil
import signal
import socket
from typing import Self

_STOP_S = 40.0
"""Home Assistant gives its parts this long to stop before we end it."""


class HomeError(Exception):
    """A Home Assistant cannot be started here; the message is a sentence for people."""


class Child:
    """A running child process; its output goes to a file or nowhere."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Wrap a started process."""
        self.process = process

    @classmethod
    async def start(cls, *command: str, log: Path, keep_open: Sequence[int] = ()) -> Self:
        """Start a command; `keep_open` are descriptors it inherits, such as a lock it holds while it lives."""
        with log.open("ab") as output:
            process = await asyncio.create_subprocess_exec(
                *_dying_with_parent(command),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=tuple(keep_open),
                start_new_session=True,
            )
        return cls(process)

    @property
    def is_running(self) -> bool:
        """Tell whether the process has not ended."""
        return self.process.returncode is None

    async def stop(self) -> int:
        """Ask the process to end, wait for it, and return its exit code."""
        if self.is_running:
            with suppress(ProcessLookupError):
                self.process.send_signal(signal.SIGTERM)
            try:
                async with asyncio.timeout(_STOP_S):
                    await self.process.wait()
            except TimeoutError:
                self.process.kill()
        return await self.process.wait()


class LockedFolder:
    """A folder for one run; another run takes another one, a killed run's is reused once its processes are gone."""

    def __init__(self, path: Path, lock: int) -> None:
        """Own a folder whose lock is held."""
        self.path = path
        self.lock = lock

    @classmethod
    def take(cls, parent: Path) -> Self:
        """Empty the first free folder below `parent` and hold it."""
        parent.mkdir(parents=True, exist_ok=True)
        for number in range(1, 100):
            path = parent / f"home-{number}"
            lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(lock)
                continue
            shutil.rmtree(path, ignore_errors=True)
            return cls(path, lock)
        message = f"all folders below {parent} are in use"
        raise HomeError(message)

    def release(self) -> None:
        """Let another run have the folder."""
        os.close(self.lock)


def free_port(preferred: int | None = None) -> int:
    """Return a port on 127.0.0.1 that nobody listens on, `preferred` where that is free; raise HomeError."""
    for port in (preferred, 0):
        if port is None:
            continue
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return int(probe.getsockname()[1])
    message = "no free port on 127.0.0.1"
    raise HomeError(message)


def _dying_with_parent(command: Sequence[str]) -> Sequence[str]:
    """Have the kernel end a child when its parent dies, however that happens (prctl(2), PR_SET_PDEATHSIG; Linux only).

    A program does that, and no code of ours between fork and exec: where the parent has other threads, such code waits
    for ever for a lock that one of them held.
    """
    program = shutil.which("setpriv")
    return command if program is None else (program, "--pdeathsig", "TERM", *command)
