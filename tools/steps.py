"""A table of the steps a program took, for people, and the same as JSON, for auditors."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
import json
from pathlib import Path
from time import perf_counter

from .home.client import HomeClient


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

    def __str__(self) -> str:
        """Return the line of the table."""
        return f"  {'✓' if self.ok else '✗'} {self.name:<58} {self.seconds:6.2f} s  {self.note}".rstrip()


@dataclass(slots=True)
class Note:
    """What a running step wants to say about its outcome."""

    text: str = ""


@dataclass(slots=True)
class Steps:
    """All steps in their order; a step that fails ends the run."""

    client: HomeClient
    done: list[Step] = field(default_factory=list)

    @asynccontextmanager
    async def step(self, name: str) -> AsyncIterator[Note]:
        """Time a step, print its line, and keep a digest of the last reply it got."""
        note, ok, start = Note(), False, perf_counter()
        self.client.last = None
        try:
            yield note
            ok = True
        finally:
            last = self.client.last
            step = Step(
                name=name,
                ok=ok,
                seconds=round(perf_counter() - start, 3),
                note=note.text,
                request=last.request if last else "",
                status=last.status if last else None,
                reply_sha256=sha256(last.body).hexdigest() if last else None,
            )
            self.done.append(step)
            print(step, flush=True)  # noqa: T201  # the table is what the program is for

    def write(self, path: Path) -> None:
        """Write all steps as JSON."""
        path.write_text(json.dumps([asdict(step) for step in self.done], indent=2, ensure_ascii=False) + "\n")
