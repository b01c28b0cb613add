"""What a file may bring into a clip, and at once into memory."""

import io

import pytest

from custom_components.footage_guard.media import allotment
from custom_components.footage_guard.media.allotment import BESIDE, Allotment
from custom_components.footage_guard.media.importing import Importing
from custom_components.footage_guard.media.mp4 import FRAGMENT_S, TICKS
from custom_components.footage_guard.model.clip import MAX_CLIP_MS
from custom_components.footage_guard.model.errors import FootageGuardError, ImportDamaged, ImportNotPlayable
from tests.footage import changed, footage

from .tabled import repeating, table, tabled
from .test_importing import PICTURES, Clip, imported, importing_of

MOST = 1 << 27
"""Of a fragment."""
SOUND = 24_000
"""Of a second."""


def test_no_more_is_read_than_there_is() -> None:
    one = Allotment(1000)
    one.take(600)
    one.take(400)
    assert one.read == 1000
    with pytest.raises(ImportDamaged):
        one.take(1)


@pytest.mark.parametrize(("at", "is_key"), [(FRAGMENT_S * TICKS, False), (1, True)])
def test_a_fragment_ends_with_a_key_frame_or_after_two_seconds(at: int, *, is_key: bool) -> None:
    one = Allotment(0)
    one.show(MOST, 0, is_key=True)
    one.show(MOST, at, is_key=is_key)
    with pytest.raises(ImportNotPlayable):
        one.show(1, at + FRAGMENT_S * TICKS - 1, is_key=False)


def test_sound_counts_into_its_fragment() -> None:
    one = Allotment(MOST)
    one.take(MOST)
    one.show(MOST, 0, is_key=True)
    with pytest.raises(ImportNotPlayable):
        one.hear(1, 0)


def test_sound_may_take_what_was_read_and_what_its_time_takes() -> None:
    one = Allotment(1000)
    one.take(1000)
    one.hear(1000 + BESIDE, 0)
    one.hear(3 * SOUND, 3 * TICKS)
    with pytest.raises(ImportNotPlayable):
        one.hear(1, TICKS)


def test_the_limits_leave_room_for_what_cameras_send() -> None:
    assert allotment._MOST_AT_ONCE == MOST >= FRAGMENT_S * 400_000_000 // 8
    assert allotment._SOUND_PER_S == SOUND >= 16_000


@pytest.mark.parametrize("is_key", [True, False])
@pytest.mark.parametrize("times", [100, 20_000])
def test_an_index_that_names_a_picture_again_and_again_is_refused(times: int, *, is_key: bool) -> None:
    with pytest.raises(ImportDamaged):
        importing_of(repeating(times, is_key=is_key)).examine()


def test_pictures_that_are_left_out_count_as_well() -> None:
    file = tabled({b"stss": table(b"stss", 1, 20_000)}, repeating(20_000, is_key=False))
    with pytest.raises(ImportDamaged):
        importing_of(file).examine()


@pytest.mark.parametrize("container", ["mp4", "mov", "matroska", "mpegts", "flv"])
def test_the_packets_of_a_file_are_no_more_than_the_file(container: str) -> None:
    original = footage("libx264", container, sound="aac")
    found, content = imported(original, with_sound=True)
    assert found.read_bytes < len(original)
    assert found.size_bytes == pytest.approx(len(content), abs=8 * PICTURES)


def test_a_file_that_has_grown_in_between_brings_no_more_than_was_found() -> None:
    file = io.BytesIO(footage("libx264", "mpegts"))
    one, target = Importing(file, with_sound=False, longest_ms=MAX_CLIP_MS, is_stopped=lambda: False), Clip()
    found = one.examine()
    # The same time again, a little longer.
    file.write(changed(footage(), lambda packet, _number: bool(packet.size)))
    file.seek(0, io.SEEK_END)
    file.write(file.getvalue())
    with pytest.raises(FootageGuardError):
        one.write(found, target)
    assert len(target.content) <= found.size_bytes


def test_sound_that_takes_more_than_can_be_heard_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    original = footage("libx264", "matroska", sound="pcm_s16le")
    monkeypatch.setattr(allotment, "_SOUND_PER_S", -1_000_000)
    with pytest.raises(ImportNotPlayable):
        importing_of(original, with_sound=True).examine()


def test_pictures_that_are_too_much_for_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allotment, "_MOST_AT_ONCE", 10)
    with pytest.raises(ImportNotPlayable):
        importing_of(footage()).examine()
