"""Footage of other recorders, good and bad, read into a clip."""

from collections.abc import Callable
from fractions import Fraction
import io
from pathlib import Path
from typing import Any, NamedTuple, override

import av
from av import Packet
from av.video.stream import VideoStream
import pytest

from custom_components.footage_guard.media import importing, limited, opened_file
from custom_components.footage_guard.media.importing import Footage, Importing
from custom_components.footage_guard.model.clip import MAX_CLIP_MS
from custom_components.footage_guard.model.errors import (
    FootageGuardError,
    ImportDamaged,
    ImportNotPlayable,
    ImportNotVideo,
    ImportTooLong,
    ImportUnavailable,
    NotLoaded,
    UnsupportedCodec,
    VaultFull,
)
from tests.footage import STEP_MS, changed, footage, jpeg, level
from tests.streams import clip, without_keyframe

PICTURES = 30
DASH = (
    '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet>'
    '<Representation id="1"><BaseURL>{file}</BaseURL></Representation></AdaptationSet></Period></MPD>'
)


class Clip:
    """What would go into the vault."""

    def __init__(self) -> None:
        self.content = b""
        self.syncs = 0

    def write(self, data: bytes, /) -> None:
        self.content += data

    def sync(self) -> None:
        self.syncs += 1


class Shown(NamedTuple):
    """What a clip shows, to whoever plays it."""

    levels: list[int]
    times_ms: list[int]
    kinds: list[str]
    length_ms: int
    codec: str


def importing_of(original: bytes, **chosen: Any) -> Importing:
    """Return an import of a file."""
    usual: dict[str, Any] = {"with_sound": False, "longest_ms": MAX_CLIP_MS, "is_stopped": lambda: False}
    return Importing(io.BytesIO(original), **(usual | chosen))


def imported(original: bytes, **chosen: Any) -> tuple[Footage, bytes]:
    """Import a file."""
    one, target = importing_of(original, **chosen), Clip()
    found = one.examine()
    one.write(found, target)
    return found, target.content


def shown(content: bytes) -> Shown:
    """Play a clip."""
    with av.open(io.BytesIO(content), "r") as container:
        frames = list(container.decode(video=0))
        assert container.duration is not None
        return Shown(
            levels=[bytes(frame.planes[0])[0] for frame in frames],
            times_ms=[round(float((frame.pts or 0) * (frame.time_base or 0)) * 1000) for frame in frames],
            kinds=[stream.type for stream in container.streams],
            length_ms=round(container.duration / 1000),
            codec=container.streams.video[0].codec_context.name,
        )


@pytest.mark.parametrize("b_frames", [0, 2])
@pytest.mark.parametrize("container", ["mp4", "mov", "matroska", "mpegts", "flv"])
@pytest.mark.parametrize(("codec", "name"), [("libx264", "h264"), ("libx265", "hevc")])
def test_each_picture_comes_once_and_in_its_time(codec: str, name: str, container: str, b_frames: int) -> None:
    found, content = imported(footage(codec, container, b_frames=b_frames))
    seen = shown(content)
    assert found.layout.codec == seen.codec == name
    assert (found.layout.width, found.layout.height) == (320, 240)
    assert [abs(here - level(number)) <= 3 for number, here in enumerate(seen.levels)] == [True] * PICTURES
    assert seen.times_ms == [number * STEP_MS for number in range(PICTURES)]
    assert (found.shift_ms, found.length_ms, seen.length_ms) == (0, 3000, 3000)
    assert content[4:8] == b"ftyp"
    assert b"mfra" in content


def test_the_picture_is_not_encoded_again() -> None:
    original = footage("libx264", "mp4", b_frames=2)

    def packets(content: bytes) -> list[bytes]:
        with av.open(io.BytesIO(content), "r") as container:
            return [bytes(packet) for packet in container.demux(video=0) if packet.size]

    assert packets(imported(original)[1]) == packets(original)


def test_an_index_in_front_is_read_as_well() -> None:
    original = footage(fast_start=True)
    assert original.index(b"moov") < original.index(b"mdat") < footage().index(b"moov")
    assert imported(original)[1] == imported(footage())[1]


@pytest.mark.parametrize(
    ("container", "sound"), [("mp4", "aac"), ("mpegts", "aac"), ("mov", "pcm_alaw"), ("matroska", "pcm_s16le")]
)
def test_sound_comes_along_only_where_it_is_wanted(container: str, sound: str) -> None:
    original = footage("libx264", container, sound=sound)
    silent, content = imported(original)
    assert not silent.layout.has_audio
    assert shown(content).kinds == ["video"]
    found, content = imported(original, with_sound=True)
    assert found.layout.has_audio
    assert shown(content).kinds == ["video", "audio"]
    with av.open(io.BytesIO(content), "r") as file:
        heard = sum(frame.samples / frame.sample_rate for frame in file.decode(audio=0))
    # What an encoder still holds at the end is not waited for.
    assert heard == pytest.approx(3, abs=0.35)


def test_footage_without_sound_is_silent_where_sound_is_wanted() -> None:
    found, content = imported(footage(), with_sound=True)
    assert not found.layout.has_audio
    assert shown(content).kinds == ["video"]


def test_what_lies_before_a_key_frame_is_left_out_and_the_beginning_moves() -> None:
    found, content = imported(changed(footage(), lambda _packet, number: number >= 4))
    assert (found.shift_ms, found.length_ms) == (600, 2000)
    assert shown(content).times_ms == [number * STEP_MS for number in range(20)]


def test_pictures_that_need_one_from_before_the_key_frame_are_left_out() -> None:
    def open_group(packet: Packet[VideoStream], number: int) -> bool:
        # Two pictures behind the second key frame are shown before it.
        assert packet.pts is not None
        assert packet.dts is not None
        packet.dts -= 5 * (packet.duration or 0)
        if number in (11, 12):
            packet.pts -= (15 - number) * (packet.duration or 0)
        return number >= 10

    _, content = imported(changed(footage(), open_group))
    assert shown(content).times_ms[:3] == [0, 3 * STEP_MS, 4 * STEP_MS]


def test_pictures_that_a_file_hides_are_shown_and_the_beginning_moves_back() -> None:
    def hide(packet: Packet[VideoStream], _number: int) -> bool:
        assert packet.pts is not None
        assert packet.dts is not None
        hidden = round(1.5 / (packet.time_base or Fraction(1)))
        packet.pts, packet.dts = packet.pts - hidden, packet.dts - hidden
        return True

    found, content = imported(changed(footage(), hide, "mp4"))
    # The first group is hidden as a whole and left out; of the second one, half is.
    assert (found.shift_ms, found.length_ms) == (-500, 2000)
    assert shown(content).times_ms == [number * STEP_MS for number in range(20)]


def test_a_gap_stays_a_gap() -> None:
    found, content = imported(changed(footage(), lambda _packet, number: number < 5 or number >= 20))
    assert found.length_ms == 3000
    assert shown(content).times_ms[4:6] == [400, 2000]


@pytest.mark.parametrize(
    ("original", "error"),
    [
        (b"", ImportNotVideo),
        (bytes(1000), ImportNotVideo),
        (bytes(range(256)) * 400, ImportNotVideo),
        (b"<!doctype html><html><body>Sign in</body></html>" * 50, ImportNotVideo),
        (jpeg(), ImportNotVideo),
        (footage(pictures=1), ImportNotVideo),
        (clip(None), ImportNotVideo),
        (clip(None, container="mp4"), ImportNotVideo),
        (clip("libx264", container="avi"), ImportNotVideo),
        (clip("mpeg4", container="mp4"), UnsupportedCodec),
        (clip("mpeg2video"), UnsupportedCodec),
        (without_keyframe(clip("libx264")), ImportNotPlayable),
    ],
    ids=["empty", "zeros", "noise", "page", "jpeg", "one", "sound", "sound-mp4", "avi", "mpeg4", "mpeg2", "no-key"],
)
def test_what_is_no_footage_is_refused(original: bytes, error: type[FootageGuardError]) -> None:
    with pytest.raises(error):
        importing_of(original).examine()


@pytest.mark.parametrize(
    "playlist",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{file}\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://{file}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile {file}\n",
        DASH,
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
    ],
    ids=["hls", "hls-file", "concat", "dash", "sdp"],
)
def test_a_playlist_is_refused_and_nothing_it_names_is_opened(
    playlist: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = tmp_path / "named.ts"
    named.write_bytes(footage("libx264", "mpegts"))
    tried: list[object] = []
    monkeypatch.setattr(opened_file, "_open_nothing", lambda *details: tried.append(details))
    with pytest.raises(ImportNotVideo):
        importing_of(playlist.format(file=named).encode()).examine()
    assert not tried


@pytest.mark.parametrize("left", [0.5, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_refused_where_it_says_how_long_it_was(left: float) -> None:
    original = footage(fast_start=True)
    with pytest.raises(ImportDamaged):
        importing_of(original[: int(len(original) * left)]).examine()


def test_a_file_that_lacks_its_index_is_no_video() -> None:
    original = footage()
    with pytest.raises(ImportNotVideo):
        importing_of(original[: original.index(b"moov")]).examine()


@pytest.mark.parametrize("container", ["mpegts", "matroska"])
def test_of_a_file_that_may_be_cut_anywhere_there_is_what_is_left(container: str) -> None:
    original = footage("libx264", container)
    found, content = imported(original[: len(original) * 2 // 3])
    seen = shown(content)
    assert 0 < len(seen.levels) < PICTURES
    assert seen.times_ms == [number * STEP_MS for number in range(len(seen.levels))]
    assert found.length_ms == len(seen.levels) * STEP_MS


def test_what_a_file_claims_of_its_length_does_not_count() -> None:
    original = bytearray(footage())
    at = original.index(b"mvhd") + 4 + 16
    original[at : at + 4] = b"\x7f\xff\xff\xff"
    found, content = imported(bytes(original))
    assert found.length_ms == shown(content).length_ms == 3000


def test_a_last_picture_that_claims_to_be_shown_for_hours_does_not() -> None:
    def stretch(packet: Packet[VideoStream], number: int) -> bool:
        packet.duration = 90_000_000 if number == PICTURES - 1 else packet.duration
        return True

    found, content = imported(changed(footage(), stretch, "matroska"))
    assert found.length_ms == shown(content).length_ms == 3000


@pytest.mark.parametrize("longest_ms", [2999, 1000])
def test_footage_that_is_too_long_is_refused(longest_ms: int) -> None:
    assert importing_of(footage(), longest_ms=3000).examine().length_ms == 3000
    with pytest.raises(ImportTooLong):
        importing_of(footage(), longest_ms=longest_ms).examine()


def _moved(by_s: int) -> Callable[[Packet[VideoStream], int], bool]:
    def move(packet: Packet[VideoStream], number: int) -> bool:
        assert packet.pts is not None
        assert packet.dts is not None
        late = by_s * round(1 / (packet.time_base or Fraction(1))) if number >= 20 else 0
        packet.pts, packet.dts = packet.pts + late, packet.dts + late
        return True

    return move


def test_footage_that_ends_days_later_is_too_long() -> None:
    with pytest.raises(ImportTooLong):
        importing_of(changed(footage(), _moved(80_000), "matroska")).examine()


@pytest.mark.parametrize("late_s", [70 * 60, 2_000_000_000])
def test_footage_whose_first_key_frame_is_out_of_reach_is_too_long(late_s: int) -> None:
    def keep_apart(packet: Packet[VideoStream], number: int) -> bool:
        return number >= 4 and _moved(late_s if number >= 10 else 0)(packet, 20)

    with pytest.raises(ImportTooLong):
        importing_of(changed(footage(), keep_apart, "matroska")).examine()


def test_damaged_pictures_are_no_proof() -> None:
    def spoil(packet: Packet[VideoStream], _number: int) -> bool:
        packet.update(bytes(packet)[:5] + b"\xff" * (packet.size - 5))
        return True

    with pytest.raises(ImportNotPlayable):
        importing_of(changed(footage(), spoil, "matroska")).examine()


def test_an_import_that_is_stopped_ends() -> None:
    one, target = importing_of(footage()), Clip()
    found = one.examine()
    with pytest.raises(NotLoaded):
        importing_of(footage(), is_stopped=lambda: True).examine()
    with pytest.raises(NotLoaded):
        importing_of(footage(), is_stopped=lambda: True).write(found, target)


class _Failing(io.BytesIO):
    """A disk that stops answering."""

    @override
    def read(self, size: int | None = -1, /) -> bytes:  # it gives nothing
        raise OSError(5, "Input/output error")


def test_a_disk_that_does_not_answer_is_told() -> None:
    one = Importing(
        _Failing(footage(fast_start=True)), with_sound=False, longest_ms=MAX_CLIP_MS, is_stopped=lambda: False
    )
    with pytest.raises(ImportUnavailable):
        one.examine()


def test_a_vault_that_is_full_is_told_unchanged() -> None:
    full = OSError(28, "no space left on device")

    class Full(Clip):
        """A full disk."""

        @override
        def write(self, data: bytes, /) -> None:  # none of it fits
            raise full

    one = importing_of(footage())
    found = one.examine()
    with pytest.raises(OSError, match="no space left") as raised:
        one.write(found, Full())
    assert raised.value is full


@pytest.mark.parametrize("often", ["SYNC_S", "_MOST_UNSYNCED"])
def test_an_import_used_to_take_the_room_that_is_kept_for_the_ledger(
    often: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, often, 0)
    one, target, looks = importing_of(footage()), Clip(), iter([True] * 5 + [False])
    found = one.examine()
    with pytest.raises(VaultFull):
        one.write(found, target, lambda: next(looks))
    assert target.syncs == 6
    assert one.written_ms == 5 * STEP_MS


def test_a_file_that_changed_in_between_is_refused() -> None:
    file = io.BytesIO(footage())
    one = Importing(file, with_sound=False, longest_ms=MAX_CLIP_MS, is_stopped=lambda: False)
    found = one.examine()
    file.seek(0)
    file.write(footage(pictures=60)[:2000])
    with pytest.raises(FootageGuardError):
        one.write(found, Clip())


def test_it_is_synced_while_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "SYNC_S", 0)
    one, target = importing_of(footage()), Clip()
    one.write(one.examine(), target)
    assert target.syncs == PICTURES


def test_a_picture_that_no_memory_holds_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "MAX_PIXELS", 320 * 240 - 1)
    with pytest.raises(ImportNotPlayable):
        importing_of(footage()).examine()


@pytest.mark.parametrize("ticks", [1 << 31, 1 << 45, 1 << 62])
def test_a_picture_that_lasts_beyond_all_times_is_refused(ticks: int) -> None:
    def lengthen(packet: Packet[VideoStream], number: int) -> bool:
        packet.duration = ticks if number == 10 else packet.duration
        return True

    with pytest.raises(ImportNotPlayable):
        importing_of(changed(footage(), lengthen, "matroska")).examine()
