"""A table of the steps a program took, for people, and the same as JSON, for auditors."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
import json
from pathlib import Path
from time import perf_counter
from typing import override

from .home.client import HomeClient, Reply


class CheckFailed(Exception):
    """A step did not show what it must."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step and its last request."""

    name: str
    ok: bool
    seconds: float
    note: str
    request: str
    status: int | None
    reply_sha256: str | None

    @override
    def __str__(self) -> str:
        """Return the line of the table."""
        return f"  {'✓' if self.ok else '✗'} {self.name:<52} {self.seconds:6.2f} s  {self.note}".rstrip()


@dataclass(slots=True)
class Note:
    """What a running step wants to say about its outcome."""

    text: str = ""


@dataclass(slots=True)
class Steps:
    """All steps in their order; a step that fails ends the run."""

    client: HomeClient | None = None
    """Whose last reply belongs to a step."""
    done: list[Step] = field(default_factory=list)
    _is_shown: bool = False

    def show(self) -> None:
        """Print what was done so far, and from now on each step as it ends."""
        self._is_shown = True
        for step in self.done:
            _print(step)

    @asynccontextmanager
    async def step(self, name: str) -> AsyncIterator[Note]:
        """Time a step, and keep a digest of the last reply it got."""
        note, ok, start = Note(), False, perf_counter()
        if self.client is not None:
            self.client.last = None
        try:
            yield note
            ok = True
        finally:
            reply = self._last_reply()
            step = Step(
                name=name,
                ok=ok,
                seconds=round(perf_counter() - start, 3),
                note=note.text,
                request=reply.request if reply else "",
                status=reply.status if reply else None,
                reply_sha256=sha256(reply.body).hexdigest() if reply else None,
            )
            self.done.append(step)
            if self._is_shown:
                _print(step)

    def write(self, path: Path) -> None:
        """Write all steps as JSON."""
        path.write_text(json.dumps([asdict(step) for step in self.done], indent=2, ensure_ascii=False) + "\n")

    def _last_reply(self) -> Reply | None:
        return self.client.last if self.client else None


def _print(step: Step) -> None:
    print(step, flush=True)  # noqa: T201  # the table is what the program is for
