"""Whatever happens to a vault in whatever order, it is what a plain list says.

Clips come in, end, are cut off by a kill at any call, held, swept, taken away and brought back; the ledger's disk is
full, the index is harmed, people come and go. Nothing but the rules of retention removes a clip, and no byte changes.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
import os
from pathlib import Path
import tempfile

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from custom_components.footage_guard.model.clip import ClipState, HoldKind
from custom_components.footage_guard.model.facts import ClipRemoved, HoldEnded, Removal
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId
from custom_components.footage_guard.model.retention import DAY_MS, Limits
from custom_components.footage_guard.vault.age.stream import CHUNK
from custom_components.footage_guard.vault.index.index import Index
from custom_components.footage_guard.vault.index.taking import rebuild
from custom_components.footage_guard.vault.reconciling import reconcile
from custom_components.footage_guard.vault.recording import Recording
from tests.disk.faults import WAYS, Fault

from .home import DOOR, GATE, Home, rows
from .plain import Plain, killed, repeatable

ANY = st.integers(0, 5)
"""Which of those there are; few, so that the same is met again."""
PIECES = st.sampled_from([1, 5_000, CHUNK - 1, CHUNK, CHUNK + 1, 100_000])
ENDED = (ClipState.SEALED, ClipState.CUT)


class Life(RuleBasedStateMachine):
    """A vault and a plain list that live through the same."""

    def __init__(self) -> None:
        """Move in."""
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.home = Home(Path(self._folder.name) / "footage_guard")
        self._same = repeatable()
        self._same.__enter__()
        self.other = Index.open(Path(self._folder.name) / "other.db")
        self.plain: dict[ClipId, Plain] = {}
        self.gone: set[ClipId] = set()
        self.open: list[Recording] = []
        self.away: dict[ClipId, bytes] = {}

    def teardown(self) -> None:  # type: ignore[explicit-override]  # Hypothesis is not typed here
        """Start once more, look at everything and move out."""
        try:
            self.kill()
        finally:
            self._same.__exit__(None, None, None)
            self.home.stop()
            self.other.close()
            self._folder.cleanup()

    # What a home does.

    @precondition(lambda self: len(self.open) < 3)
    @rule(camera=st.sampled_from([DOOR, GATE]), imported=st.booleans())
    def begin(self, camera: CameraId, *, imported: bool) -> None:
        recording = self.home.begin(camera, imported=imported)
        self.open.append(recording)
        self.plain[recording.clip_id] = Plain(camera=camera, start_ms=self.home.now_ms)

    @precondition(lambda self: self.open)
    @rule(which=ANY, length=PIECES, is_synced=st.booleans())
    def write(self, which: int, length: int, *, is_synced: bool) -> None:
        recording = self.open[which % len(self.open)]
        piece = bytes([len(self.plain[recording.clip_id].content) % 251]) * length
        recording.write(piece)
        self.plain[recording.clip_id].content += piece
        if is_synced:
            recording.sync()

    @precondition(lambda self: self.open)
    @rule(which=ANY)
    def finish(self, which: int) -> None:
        recording = self.open.pop(which % len(self.open))
        recording.finish(min(self.home.now_ms, self._start(recording) + 3_600_000))
        self._see_end(recording.clip_id, ClipState.SEALED)

    @precondition(lambda self: self.open)
    @rule(which=ANY)
    def cut(self, which: int) -> None:
        recording = self.open.pop(which % len(self.open))
        recording.cut()
        self._see_cut(recording.clip_id)

    @rule(camera=st.sampled_from([DOOR, GATE]), length=PIECES)
    def record(self, camera: CameraId, length: int) -> None:
        self.begin(camera, imported=False)
        self.write(len(self.open) - 1, length, is_synced=True)
        self.finish(len(self.open) - 1)

    @rule(days=st.sampled_from([0, 1, 5, 20]))
    def wait(self, days: int) -> None:
        self.home.now += timedelta(days=days, minutes=1)

    @precondition(lambda self: self.plain)
    @rule(which=ANY, kind=st.sampled_from([*HoldKind][1:]), days=st.sampled_from([None, 0, 3]))
    def hold(self, which: int, kind: HoldKind, days: int | None) -> None:
        until_ms = None if days is None else self.home.now_ms + days * DAY_MS
        clip_ids = {self._pick(which), self._pick(which + 1)}
        hold_id = self.home.hold(*clip_ids, kind=kind, until_ms=until_ms)
        for clip_id in clip_ids:
            self.plain[clip_id].holds[hold_id] = until_ms

    @precondition(lambda self: any(clip.holds for clip in self.plain.values()))
    @rule(which=ANY)
    def end_hold(self, which: int) -> None:
        held = sorted({hold for clip in self.plain.values() for hold in clip.holds})
        hold_id = held[which % len(held)]
        self.home.vault.tell(HoldEnded(hold_id=hold_id))
        self._end_holds(lambda hold, _until_ms: hold == hold_id)

    @rule(days=st.sampled_from([1, 4, 30]), quota=st.sampled_from([0, 150_000, 300_000, 10**12]))
    def sweep(self, days: int, quota: int) -> None:
        expected = self._expect_removed(days, quota)
        removed = self.home.sweep(Limits(days=days, quota_bytes=quota)).removed
        assert removed == expected
        self._forget(removed)

    @rule(quota=st.sampled_from([150_000, 10**12]))
    def sweep_by_a_wrong_clock(self, quota: int) -> None:
        expected = self._expect_removed(None, quota)
        now, steady_ms = self.home.now, self.home.steady_ms
        self.home.now, self.home.steady_ms = now + timedelta(days=5000), 0
        removed = self.home.sweep(Limits(days=1, quota_bytes=quota)).removed
        self.home.now, self.home.steady_ms = now, steady_ms
        assert removed == expected
        self._forget(removed)

    @precondition(lambda self: len(self.home.vault.keyring.people) == 1)
    @rule()
    def person_comes(self) -> None:
        keyring = self.home.vault.keyring
        keyring.add_person("robin", "lantern biscuit harbor violin", self.home.unlocked.secrets(), self.home.now)

    @precondition(lambda self: len(self.home.vault.keyring.people) == 2)
    @rule()
    def person_goes(self) -> None:
        self.home.vault.keyring.remove_person("robin", self.home.now)

    # What happens to it.

    @rule()
    def kill(self) -> None:
        """End the process, and start again."""
        for recording in self.open:
            recording._file.abandon()
        cut = [recording.clip_id for recording in self.open]
        self.open = []
        found = self.home.restart()
        for clip_id in cut:
            self._see_cut(clip_id)
        assert not found.refused
        assert set(found.missing) == {clip_id for clip_id in self.away if self.plain[clip_id].state in ENDED}
        for clip_id in found.missing:
            self.plain[clip_id].before, self.plain[clip_id].state = self.plain[clip_id].state, ClipState.MISSING
        self._see_everything()

    @precondition(lambda self: self._ended())
    @rule(which=ANY)
    def take_away(self, which: int) -> None:
        clip_id = self._ended()[which % len(self._ended())]
        path = self.home.path(clip_id)
        self.away[clip_id] = path.read_bytes()
        path.unlink()

    @precondition(lambda self: self.away)
    @rule(which=ANY, suffix=st.sampled_from([".age", ".part"]))
    def bring_back(self, which: int, suffix: str) -> None:
        clip_id = sorted(self.away)[which % len(self.away)]
        clip = self.home.clip(clip_id)
        folder = self.home.folder / "vault" / clip.month
        (folder / f"{clip_id}{suffix}").write_bytes(self.away.pop(clip_id))
        found = reconcile(self.home.vault)
        assert found.found == [clip_id][: self.plain[clip_id].state is ClipState.MISSING]
        for missing in found.missing:
            self.plain[missing].before, self.plain[missing].state = self.plain[missing].state, ClipState.MISSING
        if self.plain[clip_id].state is ClipState.MISSING:
            self.plain[clip_id].state = self.plain[clip_id].before

    @precondition(lambda self: self._ended())
    @rule(which=ANY)
    def power_goes_before_the_name(self, which: int) -> None:
        """Bring back the moment between the ledger and the name."""
        path = self.home.path(self._ended()[which % len(self._ended())])
        path.rename(path.with_suffix(".part"))
        self.kill()

    @precondition(lambda self: any(not self.plain[clip_id].holds for clip_id in self._ended()))
    @rule(which=ANY)
    def power_goes_before_the_file(self, which: int) -> None:
        """Bring back the moment between the ledger and the removal."""
        free = [clip_id for clip_id in self._ended() if not self.plain[clip_id].holds]
        clip_id = free[which % len(free)]
        self.home.vault.tell(ClipRemoved(clip_id=clip_id, reason=Removal.QUOTA))
        self._forget({clip_id: Removal.QUOTA})
        self.kill()

    @rule(harm=st.sampled_from(["delete", "garbage", "cut off", "rows", "holds of nobody", "progress"]))
    def harm_index(self, harm: str) -> None:
        path = self.home.index_path
        edits = {
            "rows": "DELETE FROM clips",
            "holds of nobody": "UPDATE clips SET leaf = leaf + 1",
            "progress": "UPDATE progress SET facts = 0",
        }
        if harm in edits:
            self.home.edit_index(edits[harm])
        self.home.stop()
        if harm not in edits:
            harms: dict[str, Callable[[], object]] = {
                "delete": path.unlink,
                "garbage": lambda: path.write_bytes(b"garbage " * 999),
                "cut off": lambda: os.truncate(path, 4096),
            }
            harms[harm]()
        elif harm != "progress":
            # What rows say is checked by `check`; here somebody lets it repair them.
            path.unlink()
        self.home._begin()
        for recording in self.open:
            recording._vault = self.home.vault

    @rule(what=st.sampled_from(["begin", "finish", "cut", "sweep", "reconcile"]), which=ANY)
    def with_a_full_ledger(self, what: str, which: int) -> None:
        """Nothing is told, so nothing happens but what costs no clip."""
        self.home.journal.fails = True
        before = self.home.journal.size
        is_ending = bool(self.open) and what in ("finish", "cut")
        with suppress(OSError):
            self._try(what, which)
        assert self.home.journal.size == before
        self.home.journal.fails = False
        if is_ending:
            recording = self.open.pop(which % len(self.open))
            recording.cut()
            self._see_cut(recording.clip_id)

    @rule(
        what=st.sampled_from(["begin", "finish", "cut", "sweep", "reconcile"]),
        which=ANY,
        at=st.integers(0, 25),
        way=st.sampled_from([way for name, way in WAYS.items() if name.startswith("killed")]),
    )
    def killed_within(self, what: str, which: int, at: int, way: object) -> None:
        """End the process at a call, and start again; what was told then has happened, and nothing else."""
        ending = self.open[which % len(self.open)] if self.open and what in ("finish", "cut") else None
        expected = self._expect_removed(1, 150_000) if what == "sweep" else {}
        with killed(Fault(way=way, at=at)):  # type: ignore[arg-type]  # one of the ways
            self._try(what, which)
        self.open = [recording for recording in self.open if recording is not ending]
        if ending is not None:
            ending._file.abandon()
        for recording in self.open:
            recording._file.abandon()
        cut, self.open = [recording.clip_id for recording in self.open], []
        found = self.home.restart()
        for clip_id in cut:
            self._see_cut(clip_id)
        if ending is not None:
            self._see_either(ending.clip_id)
        removed = {clip_id: reason for clip_id, reason in expected.items() if self.home.index.get(clip_id) is None}
        self._forget(removed)
        for clip_id in self.away:
            if self.plain[clip_id].state in ENDED:
                self.plain[clip_id].before, self.plain[clip_id].state = self.plain[clip_id].state, ClipState.MISSING
        self._end_holds(lambda hold, until_ms: what == "sweep" and until_ms is not None and self._has_ended(hold))
        assert not found.refused
        self._see_everything()

    # What must be.

    @invariant()
    def is_as_it_should_be(self) -> None:
        index = self.home.index
        assert set(self.home.clips()) == set(self.plain)
        for clip_id, clip in self.plain.items():
            assert index.get(clip_id).state is clip.state  # type: ignore[union-attr]  # it is known
            assert {hold.id for hold in index.holds_of(clip_id)} == set(clip.holds)
        names = {ClipState.OPEN: ".part", ClipState.SEALED: ".age", ClipState.CUT: ".age"}
        there = {clip_id: clip for clip_id, clip in self.plain.items() if clip_id not in self.away}
        assert self.home.files() == sorted(f"{clip_id}{names[clip.state]}" for clip_id, clip in there.items())

    @invariant()
    def index_is_as_told(self) -> None:
        rebuild(self.other, self.home.journal)
        assert rows(self.home.index) == rows(self.other)

    def _see_everything(self) -> None:
        for clip_id, clip in self.plain.items():
            if clip.state in ENDED and clip_id not in self.away:
                whole = clip.content if clip.state is ClipState.SEALED else self._cut_content(clip_id)
                assert self.home.watch(clip_id) == whole

    # What a plain list says.

    def _expect_removed(self, days: int | None, quota: int) -> dict[ClipId, Removal]:
        """Say what goes, and end the holds whose time is over."""
        now_ms = self.home.now_ms
        if days is not None:
            self._end_holds(lambda _hold, until_ms: until_ms is not None and until_ms <= now_ms)
        order = sorted(self.plain, key=lambda clip_id: (self.plain[clip_id].start_ms, clip_id))
        free = [clip_id for clip_id in order if not self.plain[clip_id].holds]
        free = [clip_id for clip_id in free if self.plain[clip_id].state is not ClipState.OPEN]
        old_ms = -1 if days is None else now_ms - days * DAY_MS
        removed = {clip_id: Removal.AGE for clip_id in free if self.plain[clip_id].end_ms <= old_ms}
        used = sum(self._size(clip_id) for clip_id in self.plain if clip_id not in removed)
        for clip_id in free:
            if used > quota and clip_id not in removed and self.plain[clip_id].state is not ClipState.MISSING:
                removed[clip_id] = Removal.QUOTA
                used -= self._size(clip_id)
        return removed

    def _size(self, clip_id: ClipId) -> int:
        return self.plain[clip_id].size if self.plain[clip_id].state in ENDED else 0

    def _end_holds(self, is_over: Callable[[HoldId, int | None], bool]) -> None:
        for clip in self.plain.values():
            clip.holds = {hold: until for hold, until in clip.holds.items() if not is_over(hold, until)}

    def _has_ended(self, hold_id: HoldId) -> bool:
        return HoldEnded(hold_id=hold_id) in self.home.told()

    def _forget(self, removed: dict[ClipId, Removal]) -> None:
        for clip_id in removed:
            del self.plain[clip_id]
            self.away.pop(clip_id, None)

    def _pick(self, which: int) -> ClipId:
        return sorted(self.plain)[which % len(self.plain)]

    def _ended(self) -> list[ClipId]:
        return sorted(
            clip_id for clip_id, clip in self.plain.items() if clip.state in ENDED and clip_id not in self.away
        )

    def _start(self, recording: Recording) -> int:
        return self.plain[recording.clip_id].start_ms

    def _see_end(self, clip_id: ClipId, state: ClipState) -> None:
        known, clip = self.home.clip(clip_id), self.plain[clip_id]
        assert known.state is state
        clip.state, clip.end_ms, clip.size = state, known.end_ms, known.size_bytes

    def _see_cut(self, clip_id: ClipId) -> None:
        """See a clip cut: by what was written of it, or gone where nothing was."""
        if self.home.index.get(clip_id) is None:
            assert len(self.plain[clip_id].content) <= CHUNK
            del self.plain[clip_id]
            return
        self._see_end(clip_id, ClipState.CUT)
        self.plain[clip_id].content = self._cut_content(clip_id)

    def _see_either(self, clip_id: ClipId) -> None:
        known = self.home.index.get(clip_id)
        if known is not None and known.state is ClipState.SEALED:
            self._see_end(clip_id, ClipState.SEALED)
        else:
            self._see_cut(clip_id)

    def _cut_content(self, clip_id: ClipId) -> bytes:
        """Return what a cut clip shows: all whole chunks, of which the last may still have waited for what follows."""
        shown, content = self.home.watch(clip_id), self.plain[clip_id].content
        assert content.startswith(shown)
        assert len(content) - len(shown) <= CHUNK
        return shown

    def _try(self, what: str, which: int) -> None:
        """Do something that may fail."""
        match what:
            case "begin":
                self.home.begin()
            case "finish" | "cut" if self.open:
                recording = self.open[which % len(self.open)]
                recording.finish(self._start(recording)) if what == "finish" else recording.cut()
            case "sweep":
                self.home.sweep(Limits(days=1, quota_bytes=150_000))
            case _:
                reconcile(self.home.vault)


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=settings.default.max_examples // 4, stateful_step_count=30)  # type: ignore[union-attr]  # a profile is loaded
