"""What the ledger is told makes the clip it is about, and nothing that cannot be is told."""

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from custom_components.footage_guard.model.clip import MAX_CLIP_MS, NO_DIGEST, Clip, ClipInvalid, ClipState
from custom_components.footage_guard.model.facts import ClipCut, ClipOpened, ClipSealed, ended
from custom_components.footage_guard.model.ids import CameraId, ClipId, IdInvalid
from tests.pictures import PICTURE

START = 1_795_507_200_000  # 2026-11-24T08:00Z
OPENED = ClipOpened(
    clip_id=ClipId("01KAZ0000000000000000000AA"),
    camera=CameraId("door"),
    start_ms=START,
    epoch="2026-11",
    picture=PICTURE,
    header_digest=b"h" * 32,
    imported=False,
)
CLIP = OPENED.clip(7)


def _ended[Ended: (ClipSealed, ClipCut)](kind: type[Ended]) -> Ended:
    return ended(kind, OPENED, end_ms=START + 10_000, size_bytes=500, digest=b"d" * 32)


def test_a_clip_that_was_begun_has_no_end_yet() -> None:
    assert OPENED.clip(7) == Clip(
        id=OPENED.clip_id,
        camera=OPENED.camera,
        start_ms=START,
        end_ms=START,
        epoch="2026-11",
        size_bytes=0,
        digest=NO_DIGEST,
        header_digest=b"h" * 32,
        state=ClipState.OPEN,
        imported=False,
        leaf=7,
    )


@pytest.mark.parametrize(("kind", "state"), [(ClipSealed, ClipState.SEALED), (ClipCut, ClipState.CUT)])
@pytest.mark.parametrize("imported", [True, False])
def test_its_end_says_all_that_was_said_before_and_how_long_it_is(kind: Any, state: ClipState, imported: bool) -> None:
    fact = ended(kind, replace(OPENED, imported=imported), end_ms=START + 10_000, size_bytes=500, digest=b"d" * 32)
    assert fact.clip(9) == replace(
        CLIP, end_ms=START + 10_000, size_bytes=500, digest=b"d" * 32, state=state, imported=imported, leaf=9
    )


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"end_ms": START - 1}, ClipInvalid),
        ({"end_ms": START + MAX_CLIP_MS + 1}, ClipInvalid),
        ({"size_bytes": -1}, ClipInvalid),
        ({"digest": NO_DIGEST}, ClipInvalid),
        ({"camera": ""}, ClipInvalid),
        ({"epoch": "x"}, ClipInvalid),
        ({"clip_id": "x"}, IdInvalid),
    ],
)
@pytest.mark.parametrize("kind", [ClipSealed, ClipCut])
def test_an_end_that_cannot_be_is_not_told(kind: Any, change: Mapping[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        replace(_ended(kind), **change)


@pytest.mark.parametrize(
    ("change", "error"),
    [({"camera": ""}, ClipInvalid), ({"start_ms": -1}, ClipInvalid), ({"clip_id": "../x"}, IdInvalid)],
)
def test_a_beginning_that_cannot_be_is_not_told(change: Mapping[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        replace(OPENED, **change)  # type: ignore[arg-type]  # the fields are named above


def test_what_was_told_stays() -> None:
    with pytest.raises(FrozenInstanceError):
        OPENED.epoch = "2027-01"  # type: ignore[misc]  # that it is refused is what is tested


@pytest.mark.parametrize("change", [{"codec": ""}, {"width": 0}, {"height": -1}])
def test_a_picture_that_cannot_be_is_not_told(change: Mapping[str, Any]) -> None:
    with pytest.raises(ClipInvalid):
        replace(PICTURE, **change)
