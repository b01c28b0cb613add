"""A table of the steps a program took, for people, and the same as JSON, for auditors."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
import json
from pathlib import Path
import re
from time import perf_counter
from typing import override

from .home.client import Reply

_SECRET = re.compile(r"[\w-]{32,}", re.ASCII)
"""A part of an address that whoever knows it may look by."""


class CheckFailed(Exception):
    """A step did not show what it must."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request that was sent, and what came back."""

    request: str = ""
    status: int | None = None
    reply_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Asked):
    """One step, the request it is about, and all that were sent in it."""

    name: str
    ok: bool
    seconds: float
    note: str
    requests: tuple[Asked, ...] = ()
    """Of one that was sent again until its answer was the awaited one, the newest."""

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

    done: list[Step] = field(default_factory=list)
    _heard: list[Asked] = field(default_factory=list)
    _is_shown: bool = False

    def show(self) -> None:
        """Print what was done so far, and from now on each step as it ends."""
        self._is_shown = True
        for step in self.done:
            _print(step)

    def hear(self, reply: Reply) -> None:
        """Keep what came back, of whichever client, for the step that runs."""
        request = _SECRET.sub("…", reply.request)
        asked = Asked(request=request, status=reply.status, reply_sha256=sha256(reply.body).hexdigest())
        if self._heard and (self._heard[-1].request, self._heard[-1].status) == (request, reply.status):
            self._heard.pop()
        self._heard.append(asked)

    @asynccontextmanager
    async def step(self, name: str, about: str = "") -> AsyncIterator[Note]:
        """Time a step, and keep what was asked; it is about the newest request with `about` in it."""
        note, ok, start = Note(), False, perf_counter()
        self._heard.clear()
        try:
            yield note
            ok = True
        finally:
            newest = self._heard[-1:] or [Asked()]
            telling = [asked for asked in self._heard if about in asked.request] or newest
            step = Step(
                name=name,
                ok=ok,
                seconds=round(perf_counter() - start, 3),
                note=note.text,
                **asdict(telling[-1]),
                requests=tuple(self._heard),
            )
            self.done.append(step)
            if self._is_shown:
                _print(step)

    def write(self, path: Path) -> None:
        """Write all steps as JSON."""
        path.write_text(json.dumps([asdict(step) for step in self.done], indent=2, ensure_ascii=False) + "\n")


def _print(step: Step) -> None:
    print(step, flush=True)  # noqa: T201  # the table is what the program is for
