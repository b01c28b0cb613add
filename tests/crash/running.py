"""Processes: one does a step and is killed in it, another starts with what is left and looks."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import KW_ONLY, dataclass, field
import json
import os
from pathlib import Path
import signal
import sys
import traceback
from typing import Any, Final

from custom_components.footage_guard.flows.desk import Desk

from .base import Base
from .exposure import Found, look
from .home import Home, Say
from .syncs import End, Syncs
from .times import set_clocks

AFTER_START_MS: Final = 2_000
"""A machine needs a while to start again."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens to a home."""

    name: str
    after: str
    """What has happened before: the name of another step, or nothing."""
    do: Callable[[Home], Awaitable[object]]
    _: KW_ONLY
    waited_ms: int = 0
    """How much time passes before it, while the home is running."""
    before: Callable[[Path], object] | None = None
    """What is done to the files before the home starts: then the start is a part of what happens."""
    is_tried: bool = True
    """Otherwise it only leads to others, and was tried elsewhere."""


@dataclass
class Said:
    """What a process told before it ended."""

    notes: dict[str, str]
    moves: set[tuple[str, str, str]] = field(default_factory=set)
    """Machine, state and input."""
    is_done: bool = False
    """Whoever asked for it was answered."""
    passed: list[str] = field(default_factory=list)
    killed: str = ""
    found: list[Found | str] = field(default_factory=list)

    def hear(self, line: str) -> None:
        """Take in a line."""
        what, *rest = json.loads(line)
        match what:
            case "note":
                self.notes[rest[0]] = rest[1]
            case "moved":
                self.moves.add((rest[0], rest[1], rest[2]))
            case "done":
                self.is_done = True
            case "passed":
                self.passed = rest[0]
            case "killed":
                self.killed = rest[0]
            case "found":
                self.found.append(rest[0] if isinstance(rest[0], str) else Found(**rest[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a process works."""

    config: Path
    """Changed by it."""
    lost: Path
    """Where it leaves what a power loss leaves."""
    passed_ms: int
    is_some_lost: bool = False
    """Whether a power loss that leaves more is looked at, too."""


def run(base: Base, place: Place, notes: dict[str, str], step: Step, end: End | None) -> Said:
    """Have a process do a step, and be killed at its end or before."""

    async def work(say: Say) -> None:
        syncs = Syncs(place.config, place.lost, lambda line: say("killed", line), is_some_lost=place.is_some_lost)
        if step.before is not None:
            step.before(place.config)
            syncs.begin(end)
        home = await Home.start(base, place.config, notes, say)
        if step.before is None:
            await home.write()
            syncs.begin(end)
        set_clocks(place.passed_ms + step.waited_ms)
        await step.do(home)
        say("done")
        await home.settle()
        say("passed", syncs.passed)
        say("found", (await look(home, None)).as_json())
        syncs.die()

    def begin(say: Say) -> None:
        set_clocks(place.passed_ms)
        asyncio.run(work(say))

    return _forked(notes, begin)


def start_all(base: Base, places: Sequence[tuple[Place, dict[str, str]]]) -> list[Found | str]:
    """Have a process start with what lies in each place, and tell what it finds, or why it does not start."""

    def work(say: Say) -> None:
        for place, notes in places:
            set_clocks(place.passed_ms)
            try:
                asyncio.run(_look(base, place, notes, say))
            except Exception as err:  # noqa: BLE001  # whatever keeps a home from starting is what is looked for
                say("found", f"{err!r} at {traceback.extract_tb(err.__traceback__)[-1]}")

    return _forked({}, work).found


async def _look(base: Base, place: Place, notes: dict[str, str], say: Say) -> None:
    home = await Home.start(base, place.config, notes, say)
    say("found", (await look(home, place.passed_ms)).as_json())
    await home.vault.async_close()


def _forked(notes: dict[str, str], work: Callable[[Say], None]) -> Said:
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        os.close(reading)
        try:
            _work(writing, work)
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            sys.stderr.flush()
            os._exit(1)
    os.close(writing)
    said = Said(dict(notes))
    with os.fdopen(reading) as pipe:
        for line in pipe:
            said.hear(line)
    _, status = os.waitpid(worker, 0)
    assert status in (0, signal.SIGKILL), "a process failed by itself"
    return said


def _work(writing: int, work: Callable[[Say], None]) -> None:
    def say(*what: Any) -> None:
        os.write(writing, f"{json.dumps(what)}\n".encode())

    _watch(say)
    work(say)


def _watch(say: Say) -> None:
    """Have each move of a request or a release be told."""
    move, move_release = Desk.move, Desk.move_release

    def watched(desk: Desk, request_id: Any, by: Any, **named: Any) -> Any:
        before = desk.book.head(request_id).state
        result = move(desk, request_id, by, **named)
        say("moved", "request", before, by)
        return result

    def watched_release(desk: Desk, release_id: Any, by: Any, **named: Any) -> Any:
        before = desk.releases.get_release(release_id).state
        result = move_release(desk, release_id, by, **named)
        say("moved", "release", before, by)
        return result

    told: Any = Desk
    told.move, told.move_release = watched, watched_release
