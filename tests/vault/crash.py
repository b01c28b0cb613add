"""Kills a process that does everything a vault does, and looks at what is left.

    python -m tests.vault.crash ROUNDS SEED

A round forks a worker and ends it with SIGKILL: after a while, or at a call to the operating system. The worker says on
a pipe what it begins and what was done, as the visible effect of it; what it said was done must be there afterwards.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
import os
from pathlib import Path
import random
import signal
import sys
import tempfile
import time
import traceback

from custom_components.footage_guard.disk.files import TEMPORARY
from custom_components.footage_guard.model.clip import ClipState, HoldKind
from custom_components.footage_guard.model.errors import StepUpFailed
from custom_components.footage_guard.model.facts import ClipOpened, ClipRemoved, HoldEnded, HoldPlaced, Removal
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId
from custom_components.footage_guard.model.retention import Limits
from custom_components.footage_guard.vault.check.examining import Ground, check as fsck
from custom_components.footage_guard.vault.check.findings import Code, Severity
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Credential
from custom_components.footage_guard.vault.reconciling import Reconciled, reconcile
from custom_components.footage_guard.vault.recording import Recording
from tests.disk.faults import CALLS, descriptors

from .home import NOW, PASSPHRASE, Home, keys_of_alex

CANARY = b"PLAIN PICTURE " * 4
LIMITS = Limits(days=40, quota_bytes=5_000_000)
ROBIN = "lantern biscuit harbor violin"
LOOKED_AT = 12
"""Clips that are opened after each kill, besides new ones; all of them at the end."""


def content_of(clip_id: str) -> bytes:
    """Return what a clip of this id holds: up to 300 kB, the same every time."""
    source = random.Random(clip_id)  # noqa: S311  # content, not a secret
    return CANARY + source.randbytes(source.randrange(300_000))


def passphrase(number: int) -> str:
    """Return Alex's passphrase after so many changes."""
    return f"{PASSPHRASE} {number}" if number else PASSPHRASE


class Worker:
    """Does one thing after the other until it is killed."""

    def __init__(self, home: Home, seed: int, say: Callable[[str], object]) -> None:
        """Work on the vault of a home."""
        self._home = home
        self._random = random.Random(seed)  # noqa: S311  # a plan, not a secret
        self._say = say
        self._open: list[Recording] = []

    def run(self, first: str) -> None:
        """Begin as a start does, do one thing first, and work for ever."""
        self._home.restart()
        verbs: dict[str, tuple[Callable[[], object], int]] = {
            "record": (self._record, 8),
            "begin": (self._begin, 3),
            "end": (self._end, 3),
            "hold": (self._hold, 2),
            "release": (self._release, 1),
            "sweep": (self._sweep, 2),
            "reconcile": (lambda: reconcile(self._home.vault), 1),
            "take away": (self._take_away, 1),
            "month": (self._begin_month, 1),
            "passphrase": (self._set_passphrase, 0),
            "person": (self._change_people, 0),
        }
        verbs[first][0]()
        doing, weights = zip(*verbs.values(), strict=True)
        while True:
            self._random.choices(doing, weights)[0]()

    def _record(self) -> None:
        self._begin()
        self._finish(self._open.pop())

    def _begin(self) -> None:
        if len(self._open) > 2:
            self._end()
        recording = self._home.begin(CameraId(self._random.choice(["door", "gate"])))
        self._open.append(recording)
        content = content_of(recording.clip_id)
        for start in range(0, len(content), 20_000):
            recording.write(content[start : start + 20_000])
            recording.sync()

    def _end(self) -> None:
        if self._open:
            recording = self._open.pop(0)
            recording.cut() if self._random.random() < 0.3 else self._finish(recording)

    def _finish(self, recording: Recording) -> None:
        # A month may have begun since.
        recording.finish(min(self._home.now_ms, recording._clip.start_ms + 10_000))
        self._say(f"done {recording.clip_id}")

    def _some(self) -> ClipId:
        return self._random.choice(self._home.clips() or [self._home.record(b"")])

    def _hold(self) -> None:
        clip_ids = {self._some(), self._some()}
        kind = self._random.choice([*HoldKind])
        until_ms = self._random.choice([None, self._home.now_ms + 86_400_000])
        hold_id = HoldId("01KB0" + "".join(self._random.choices("0123456789ABCDEF", k=21)))
        made_ms = self._home.now_ms
        self._home.vault.tell(
            HoldPlaced(hold_id=hold_id, kind=kind, clip_ids=tuple(clip_ids), made_ms=made_ms, until_ms=until_ms)
        )

    def _release(self) -> None:
        for hold in self._home.index.holds_of(self._some())[:1]:
            self._home.vault.tell(HoldEnded(hold_id=hold.id))

    def _sweep(self) -> None:
        self._home.sweep(LIMITS)

    def _take_away(self) -> None:
        clip_id = self._some()
        self._say(f"taking {clip_id}")
        for path in (self._home.folder / "vault").glob(f"*/{clip_id}.age"):
            path.unlink()

    def _begin_month(self) -> None:
        self._home.now += timedelta(days=31)

    def _set_passphrase(self) -> None:
        number = self._random.randrange(1 << 30)
        self._say(f"changing {number}")
        held = self._home.unlocked.secrets()
        self._home.vault.keyring.set_credential("alex", held, Credential.PASSPHRASE, passphrase(number))
        self._say(f"changed {number}")

    def _change_people(self) -> None:
        keyring = self._home.vault.keyring
        if "robin" in keyring.people:
            keyring.remove_person("robin", self._home.now)
        else:
            keyring.add_person("robin", ROBIN, self._home.unlocked.secrets(), self._home.now)


@dataclass
class Known:
    """What whoever watches the worker knows."""

    finished: set[ClipId] = field(default_factory=set)
    taken: set[ClipId] = field(default_factory=set)
    """Removed outside, perhaps."""
    passphrases: set[int] = field(default_factory=lambda: {0})
    """Of which one opens the keys."""
    seen: set[ClipId] = field(default_factory=set)
    """Opened after an earlier kill."""
    opened: int = 0

    def hear(self, said: list[str]) -> None:
        """Take in what a worker said."""
        for line in said:
            what, value = line.split()
            match what:
                case "done":
                    self.finished.add(ClipId(value))
                case "taking":
                    self.taken.add(ClipId(value))
                case "changing":
                    self.passphrases.add(int(value))
                case "changed":
                    self.passphrases = {int(value)}


def main(rounds: int, seed: int) -> Known:
    """Run all rounds in one vault; return what was seen."""
    plan = random.Random(seed)  # noqa: S311  # a plan, not a secret
    known, now = Known(), NOW
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "footage_guard"
        Home(folder).stop()
        before = descriptors()
        for _ in range(rounds):
            # Mostly it goes on; now and then the clock is a month ahead, and back in the next round.
            now += timedelta(hours=plan.randrange(60))
            ahead = timedelta(days=30 * (plan.random() < 0.1))
            known.hear(_round(folder, now + ahead, plan))
            check(folder, now, known)
        check(folder, now, known, is_last=True)
        assert descriptors().keys() == before.keys(), "a descriptor is lost"
    return known


def _round(folder: Path, now: datetime, plan: random.Random) -> list[str]:
    seed, seconds, at = plan.randrange(1 << 30), plan.uniform(0.002, 0.08), plan.randrange(400)
    first = plan.choices(["record", "sweep", "passphrase", "person"], [12, 4, 1, 1])[0]
    is_at_call = plan.random() < 0.6
    reading, writing = os.pipe()
    worker = os.fork()
    if not worker:
        try:
            os.close(reading)
            # Whoever derives keys needs a while before there is something to interrupt.
            _end_at(at % 200 if first in ("passphrase", "person") else at) if is_at_call else None
            Worker(Home(folder, now), seed, lambda line: os.write(writing, f"{line}\n".encode())).run(first)
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(1)
    os.close(writing)
    if not is_at_call:
        time.sleep(seconds + 0.15 * (first in ("passphrase", "person")))
        os.kill(worker, signal.SIGKILL)
    _, status = os.waitpid(worker, 0)
    with os.fdopen(reading) as pipe:
        said = pipe.read().splitlines()
    assert status == signal.SIGKILL, "the worker failed by itself"
    return said


def _end_at(call: int) -> None:
    """Have this process end at a call to the operating system, counted from now on."""
    left = iter(range(call))

    def hooked(original: Callable[..., object]) -> Callable[..., object]:
        def made(*arguments: object, **named: object) -> object:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(*arguments, **named)

        return made

    for name in CALLS:
        setattr(os, name, hooked(getattr(os, name)))


def check(folder: Path, now: datetime, known: Known, *, is_last: bool = False) -> None:
    """Start as after a power loss; raise AssertionError where something is lost, wrong or in clear."""
    for path in folder.glob(f"{TEMPORARY}*"):
        path.unlink()
    home = Home(folder, now)
    try:
        found = home.restart()
        assert not found.strangers, f"nobody was told of {found.strangers}"
        assert not found.refused
        assert (more := home.restart()) == Reconciled(), f"a second start finds {more} after {found}"
        home.must_be_as_told()
        _must_be_clean(home)
        _must_be_right_to_remove(home)
        _look_at_clips(home, known, is_last=is_last)
        _look_at_keys(home.folder, known, is_last=is_last)
    finally:
        home.stop()
    for path in folder.rglob("*"):
        assert path.suffix != ".part", f"{path} was left"
        assert not path.is_file() or CANARY not in path.read_bytes(), f"{path} holds a picture in clear"


def _must_be_clean(home: Home) -> None:
    """Run the check of a vault, apart from whose the files are: the harness writes some itself.

    A key that was told to be erased a moment before a crash is erased by the sweep that follows each start. Which month
    was made last cannot be told once it was erased in a home whose clock jumps through the years, as it does here.
    """
    ground = Ground(folder=home.folder, clips=home.folder / "vault", open_journal=lambda: home.journal)
    found = fsck(ground, lambda _more: None).findings
    wrong = (each for each in found if each.code.severity is Severity.PROBLEM and each.code.check > 1)
    problems = [each for each in wrong if each.code not in (Code.MONTH_NOT_ERASED, Code.MONTH_PEOPLE)]
    assert not problems, f"the check finds {problems}"


def _must_be_right_to_remove(home: Home) -> None:
    """Read the ledger as a stranger would: nothing held was removed, and only what was begun."""
    held: dict[HoldId, tuple[ClipId, ...]] = {}
    begun: set[ClipId] = set()
    for fact in home.told():
        match fact:
            case ClipOpened():
                begun.add(fact.clip_id)
            case HoldPlaced():
                held[fact.hold_id] = fact.clip_ids
            case HoldEnded():
                held.pop(fact.hold_id, None)
            case ClipRemoved():
                assert fact.clip_id in begun, f"{fact.clip_id} was removed twice or never there"
                begun.remove(fact.clip_id)
                is_held = any(fact.clip_id in clip_ids for clip_ids in held.values())
                assert fact.reason is Removal.EMPTY or not is_held, f"{fact.clip_id} was held and removed"
    assert begun == set(home.clips()), "the ledger knows of other clips"


def _look_at_clips(home: Home, known: Known, *, is_last: bool) -> None:
    told = home.told()
    removed = {fact.clip_id for fact in told if isinstance(fact, ClipRemoved)}
    clips = {clip_id: home.clip(clip_id) for clip_id in home.clips()}
    for clip_id in known.finished - removed - known.taken:
        assert clips[clip_id].state is ClipState.SEALED, f"{clip_id} was finished and is lost"
    assert {c.id for c in clips.values() if c.state is ClipState.MISSING} <= known.taken, "a file is gone"
    there = [clip for clip in clips.values() if clip.state is not ClipState.MISSING]
    new = [clip for clip in there if clip.id not in known.seen]
    looked_at = there if is_last else new + random.Random(len(told)).sample(there, min(LOOKED_AT, len(there)))  # noqa: S311  # some of them
    for clip in looked_at:
        shown, content = home.watch(clip.id), content_of(clip.id)
        is_whole = shown in (content, b"") if clip.state is ClipState.SEALED else content.startswith(shown)
        assert is_whole, f"{clip.id} gives wrong bytes"
    names = {f"{clip.id}.age" for clip in there}
    assert set(home.files()) == names, f"files and ledger differ in {names ^ {*home.files()}}"
    known.seen |= {clip.id for clip in looked_at}
    known.opened += len(looked_at)


def _look_at_keys(folder: Path, known: Known, *, is_last: bool) -> None:
    keys = Keyring.load(folder, lambda: FLOOR)
    if len(known.passphrases) > 1 or is_last:
        opening = {number for number in known.passphrases if _opens(keys, passphrase(number))}
        assert len(opening) == 1, "the old passphrase opens the keys, or the new one"
        known.passphrases = opening
    if is_last:
        assert not _opens(keys, "another passphrase altogether")
        assert all(person == "alex" or keys.open(person, ROBIN).approver for person in keys.people)


def _opens(keys: Keyring, secret: str) -> bool:
    try:
        opened = keys.open("alex", secret)
    except StepUpFailed:
        return False
    return opened.approver is not None and opened.root.recipient == keys_of_alex()[1].root.recipient


if __name__ == "__main__":
    start = time.monotonic()
    seen = main(int(sys.argv[1]), int(sys.argv[2]))
    print(f"{seen.opened} clips opened in {time.monotonic() - start:.0f} s")  # noqa: T201  # how much was looked at
