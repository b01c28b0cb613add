"""A vault tells the ledger first, and its index never decides by what it has not heard."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from custom_components.footage_guard.model.clip import Clip, ClipState, HoldKind
from custom_components.footage_guard.model.errors import IndexDamaged
from custom_components.footage_guard.model.facts import EpochErased, HoldPlaced
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId
from custom_components.footage_guard.vault import vault as module

from .home import Home

FACT = EpochErased(epoch="2026-10")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home with an empty vault."""
    made = Home(tmp_path / "footage_guard")
    yield made
    made.stop()


def _fail(error: Exception) -> Callable[..., None]:
    def fail(*_arguments: object) -> None:
        raise error

    return fail


def test_what_the_ledger_cannot_take_never_happened(home: Home) -> None:
    home.journal.fails = True
    with pytest.raises(OSError, match="no space left"):
        home.vault.tell(FACT)
    assert home.index.taken() == 0
    home.journal.fails = False
    assert home.vault.tell(FACT) == 0
    assert home.index.taken() == 1


@pytest.mark.parametrize("error", [OSError(28, "no space left on device"), IndexDamaged()])
def test_an_index_that_takes_nothing_keeps_nothing_from_going_on(
    home: Home, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    with monkeypatch.context() as patched:
        for name in ("take", "catch_up", "rebuild"):
            patched.setattr(module, name, _fail(error))
        assert [home.vault.tell(FACT) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(type(error)):
            home.vault.catch_up()
    assert home.index.taken() == 0
    home.vault.tell(FACT)
    assert home.index.taken() == 4
    home.must_be_as_told()


def test_an_index_that_was_behind_catches_up_where_somebody_asks(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(module, "take", _fail(OSError(28, "no space left on device")))
        home.vault.tell(FACT)
    home.vault.catch_up()
    home.vault.catch_up()
    home.must_be_as_told()


def test_a_fact_used_to_be_skipped_for_ever_where_the_index_lacked_its_clip(home: Home) -> None:
    kept, lost = home.record(), home.record()
    home.index.remove(lost)
    home.hold(kept, lost)
    home.vault.tell(FACT)
    assert home.clips() == sorted([kept, lost])
    home.must_be_as_told()


def test_an_index_that_lacks_something_is_made_anew_at_the_start(home: Home) -> None:
    clip_id = home.record()
    home.edit_index("DELETE FROM clips")
    hold_id = HoldId("01KB0000000000000000000000")
    home.journal.append(HoldPlaced(hold_id=hold_id, kind=HoldKind.OWNER, clip_ids=(clip_id,), made_ms=0, until_ms=None))
    home.restart()
    assert home.clips() == [clip_id]
    home.must_be_as_told()


@pytest.mark.parametrize("state", ["sealed", "cut", "open", "missing", "missing and never ended"])
def test_a_row_that_says_what_the_ledger_says_is_acted_on(home: Home, state: str) -> None:
    clip = _clip_in(home, state)
    home.vault.may_act_on(clip)
    assert home.vault.known(clip.id) == clip


def _clip_in(home: Home, state: str) -> Clip:
    makers: dict[str, Callable[[], ClipId]] = {
        "sealed": home.record,
        "cut": home.cut,
        "open": lambda: _open(home),
        "missing": lambda: _missing(home, home.record()),
        "missing and never ended": lambda: _missing(home, _open(home)),
    }
    clip = home.clip(makers[state]())
    assert clip.state == state.partition(" ")[0]
    return clip


def _open(home: Home) -> ClipId:
    recording = home.begin()
    recording._file.abandon()
    return recording.clip_id


def _missing(home: Home, clip_id: ClipId) -> ClipId:
    for path in (home.folder / "vault").rglob(f"{clip_id}.*"):
        path.unlink()
    home.restart()
    return clip_id


EDITS: list[tuple[str, Callable[[Clip], Clip]]] = [
    ("camera", lambda clip: replace(clip, camera=CameraId("gate"))),
    ("start", lambda clip: replace(clip, start_ms=clip.start_ms - 1)),
    ("end", lambda clip: replace(clip, end_ms=clip.end_ms + 1)),
    ("epoch", lambda clip: replace(clip, epoch="2026-10")),
    ("size", lambda clip: replace(clip, size_bytes=1)),
    ("digest", lambda clip: replace(clip, digest=b"x" * 32)),
    ("header", lambda clip: replace(clip, header_digest=b"x" * 32)),
    ("imported", lambda clip: replace(clip, imported=True)),
    ("state", lambda clip: replace(clip, state=ClipState.CUT)),
    ("opened again", lambda clip: replace(clip, state=ClipState.OPEN)),
    ("no such leaf", lambda clip: replace(clip, leaf=99)),
    ("another's leaf", lambda clip: replace(clip, leaf=2)),
    ("a leaf of no clip", lambda clip: replace(clip, leaf=5)),
]


@pytest.mark.parametrize("edit", [edit for _, edit in EDITS], ids=[name for name, _ in EDITS])
def test_a_row_that_somebody_edited_is_not_acted_on_and_made_right(home: Home, edit: Callable[[Clip], Clip]) -> None:
    home.record()
    clip_id = home.record()
    home.vault.tell(FACT)
    home.index.put(edit(home.clip(clip_id)))
    with pytest.raises(IndexDamaged):
        home.vault.known(clip_id)
    home.must_be_as_told()
    assert home.vault.known(clip_id).id == clip_id


def test_a_clip_nobody_knows_is_not_acted_on(home: Home) -> None:
    with pytest.raises(IndexDamaged):
        home.vault.known(ClipId("01KAZ0000000000000000000AA"))
