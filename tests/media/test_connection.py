"""Each packet gets its place on the steady clock, whatever the camera's timestamps do."""

from collections.abc import Callable, Iterable
from fractions import Fraction

import av
from hypothesis import given, settings, strategies as st
import pytest

from custom_components.footage_guard.media.connection import (
    NO_KEY_S,
    NO_PICTURE_S,
    CameraChangedError,
    Connection,
)
from custom_components.footage_guard.media.packet import Packet
from custom_components.footage_guard.model.account import GapReason
from custom_components.footage_guard.model.errors import NoVideo

from .filmed import film
from .made import START_S, Raw, arrival_s, connect, made, pictures_of, read, steps

STEP = 9000
"""Ticks of a transport stream from one picture to the next, at ten per second."""
FPS = 10


def sent_by(connection: Connection, packets: Iterable[Raw], arrivals: Iterable[float]) -> list[Packet]:
    return [
        placed
        for packet, arrival in zip(packets, arrivals, strict=False)
        for placed in connection.take(packet, arrival)
    ]


def each_tenth(count: int, from_s: float = START_S) -> list[float]:
    return [from_s + number / FPS for number in range(count)]


def times(packets: list[Packet]) -> list[float]:
    return [round(packet.at_s - START_S, 3) for packet in packets]


def stamp(packets: list[Raw], change: Callable[[int, int], int | None]) -> list[Raw]:
    """Give packets the timestamps that `change` makes of their number and the one they have."""
    for number, packet in enumerate(packets):
        packet.pts = packet.dts = change(number, packet.dts or 0)
    return packets


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_a_stream_is_taken_whole_and_in_time(codec: str) -> None:
    placed = read(made(codec))
    assert times(placed) == [number / FPS for number in range(40)]
    assert [number for number, packet in enumerate(placed) if packet.is_key] == [0, 10, 20, 30]
    assert len({id(packet.run) for packet in placed}) == 1


def test_what_comes_before_the_first_key_picture_is_left_out() -> None:
    connection, sent = connect(made())
    placed = sent_by(connection, sent[5:], each_tenth(40))
    assert (len(placed), placed[0].is_key) == (30, True)


def test_packets_without_a_byte_and_the_end_of_a_stream_are_nothing() -> None:
    connection, sent = connect(made())
    empty = av.Packet(b"")
    empty.stream = sent[0].stream
    assert sent_by(connection, [empty, sent[0], empty, sent[-1], sent[1]], each_tenth(5))[1].pts == STEP
    assert sent[-1].size == 0


def test_a_first_picture_without_a_timestamp_gets_one() -> None:
    connection, sent = connect(made())
    stamp(sent[:1], lambda *_: None)
    placed = sent_by(connection, sent, each_tenth(40))
    assert [packet.pts for packet in placed[:3]] == [0, STEP, 2 * STEP]


def test_pictures_without_a_timestamp_in_the_middle_lie_evenly_between_the_others() -> None:
    connection, sent = connect(made())
    stamp(sent[10:14], lambda *_: None)
    placed = sent_by(connection, sent, each_tenth(40))
    assert times(placed) == [number / FPS for number in range(40)]


def test_a_wrong_rate_used_to_make_repaired_pictures_jump_back() -> None:
    connection, sent = connect(made())
    # They come three times as fast as the stream says.
    stamp(sent[:-1], lambda number, _: None if number == 20 else number * STEP // 3)
    placed = sent_by(connection, sent, [START_S + number / 30 for number in range(40)])
    assert len({id(packet.run) for packet in placed}) == 1
    assert [packet.pts for packet in placed[19:22]] == [19 * STEP // 3, 20 * STEP // 3, 21 * STEP // 3]


@pytest.mark.parametrize("stamped", [0, 70])
def test_a_stream_without_timestamps_is_placed_by_when_it_arrives(stamped: int) -> None:
    connection, sent = connect(made(pictures=200))
    stamp(sent[stamped:-1], lambda *_: None)
    arrivals = [START_S + number / 7 for number in range(200)]
    placed = sent_by(connection, sent, arrivals)
    assert len(placed) == 200
    assert [packet.at_s for packet in placed[stamped:]] == pytest.approx(arrivals[stamped:], abs=0.001)
    assert len({id(packet.run) for packet in placed}) == 1 + bool(stamped)


@pytest.mark.parametrize("jump", [-3 * FPS, -2, 20 * FPS, 10**6])
def test_time_that_jumps_begins_a_run_of_its_own(jump: int) -> None:
    connection, sent = connect(made())
    stamp(sent[:-1], lambda number, ticks: ticks + jump * STEP * (number >= 15))
    placed = sent_by(connection, sent, each_tenth(40))
    assert times(placed) == [number / FPS for number in range(40)]
    assert [placed[14].run.why, placed[15].run.why] == [GapReason.NOT_YET, GapReason.JUMPED]
    assert placed[15].run.layout is placed[14].run.layout


@pytest.mark.parametrize("off_s", [-36_000, -11, 11, 7_000, 36_000])
@pytest.mark.parametrize("which", [0, 15, 39])
def test_one_picture_that_is_to_be_shown_at_another_time_used_to_move_all(off_s: int, which: int) -> None:
    connection, sent = connect(made())
    sent[which].pts = (sent[which].pts or 0) + off_s * FPS * STEP
    sent[which].duration = abs(off_s) * FPS * STEP * 60
    placed = sent_by(connection, sent, each_tenth(40))
    assert times(placed) == [number / FPS for number in range(40)]
    assert len({id(packet.run) for packet in placed}) == 1
    assert placed[0].run.arrivals.late_s < 0.001
    assert placed[which].duration == 0
    # The clip could not be told to the ledger, and was tried again and again.
    one = film(placed, 0.0, 4.0)
    assert (one.start_s, one.end_s, one.gaps) == (0.0, 4.0, [])


def test_a_camera_that_sends_nothing_for_a_while_has_not_jumped() -> None:
    connection, sent = connect(made())
    stamp(sent[:-1], lambda number, ticks: ticks + 25 * FPS * STEP * (number >= 15))
    placed = sent_by(connection, sent, [START_S + number / FPS + 25 * (number >= 15) for number in range(40)])
    assert len({id(packet.run) for packet in placed}) == 1
    assert max(steps(times(placed))) == 25.1


def test_pictures_that_are_sent_out_of_order_used_to_be_placed_later_than_they_arrived() -> None:
    connection, sent = connect(made(b_frames=2))
    # The first is sent when all that are shown before the next but one were seen.
    arrivals = [START_S + number / FPS for number in range(3, 43)]
    placed = sent_by(connection, sent, arrivals)
    assert all(packet.at_s <= arrival + 0.001 for packet, arrival in zip(placed, arrivals, strict=True))
    assert sorted(steps(sorted(times(placed)))) == [0.1] * 39
    assert len({id(packet.run) for packet in placed}) == 1


def test_an_order_that_is_known_late_used_to_look_like_a_jump() -> None:
    # As FFmpeg reads it over RTSP: the first picture without any timestamp, the next without `dts`.
    connection, sent = connect(made(b_frames=2))
    wanted = [packet.pts for packet in sent[:-1]]
    sent[0].pts = None
    for packet in sent[:3]:
        packet.dts = None
    placed = sent_by(connection, sent, [START_S + number / FPS for number in range(3, 43)])
    assert [packet.pts for packet in placed] == wanted
    assert len({id(packet.run) for packet in placed}) == 1
    assert all(packet.dts <= packet.pts for packet in placed)
    assert sorted(packet.dts for packet in placed) == [packet.dts for packet in placed]


def test_a_stream_whose_order_is_never_known_is_taken_in_the_order_it_is_shown_in() -> None:
    connection, sent = connect(made(pictures=80))
    for packet in sent:
        packet.dts = None
    placed = sent_by(connection, sent, each_tenth(80))
    assert times(placed) == [number / FPS for number in range(80)]
    assert len({id(packet.run) for packet in placed}) == 1


@given(
    late=st.lists(st.floats(0, 3), min_size=40, max_size=40),
    jumps=st.lists(st.tuples(st.integers(1, 39), st.integers(-(10**7), 10**7)), max_size=4),
)
@settings(max_examples=40)
def test_no_picture_is_lost_or_placed_after_its_arrival(late: list[float], jumps: list[tuple[int, int]]) -> None:
    connection, sent = connect(made())
    stamp(sent[:-1], lambda number, ticks: ticks + sum(by for start, by in jumps if number >= start))
    arrivals = sorted(START_S + number / FPS + late_s for number, late_s in enumerate(late))
    placed = sent_by(connection, sent, arrivals)
    assert len(placed) == 40
    assert all(packet.at_s <= arrival + 0.001 for packet, arrival in zip(placed, arrivals, strict=True))


def test_what_a_server_kept_for_whoever_connects_is_placed_before_the_connection() -> None:
    connection, sent = connect(made())
    placed = sent_by(connection, sent, [max(START_S, START_S - 2 + number / FPS) for number in range(40)])
    assert times(placed) == [round(number / FPS - 2, 3) for number in range(40)]


@pytest.mark.parametrize(
    ("kept_s", "every_s", "settled_s"), [(0.0, 0.1, 0.3), (2.0, 0.001, 0.32), (1.0, 0.05, 1.3), (3.9, 0.09, 2.0)]
)
def test_a_run_is_settled_when_what_was_kept_for_it_is_here(kept_s: float, every_s: float, settled_s: float) -> None:
    connection, sent = connect(made())
    arrivals = [max(START_S + number * every_s, START_S - kept_s + number / FPS) for number in range(40)]
    placed = sent_by(connection, sent, arrivals)
    assert placed[0].run.settled_s - START_S == pytest.approx(settled_s, abs=0.1)


def joined(one: bytes, other: bytes) -> tuple[Connection, list[Raw]]:
    """Return a connection over which another camera's pictures come from the middle on."""
    connection, sent = connect(one)
    _, others = connect(other)
    for number, packet in enumerate(others[:-1], 40):
        packet.stream = sent[0].stream
        packet.pts = packet.dts = number * STEP
    return connection, sent[:-1] + others[:-1]


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_another_size_ends_the_connection(codec: str) -> None:
    connection, sent = joined(made(codec), made(codec, size=(96, 64)))
    with pytest.raises(CameraChangedError):
        sent_by(connection, sent, each_tenth(80))


def test_the_same_parameters_again_change_nothing() -> None:
    connection, sent = joined(made(), made())
    assert len(sent_by(connection, sent, each_tenth(80))) == 80


def test_pictures_without_parameters_change_nothing() -> None:
    connection, sent = joined(made(), made())
    # Where the first key picture ends, the others have neither sequence nor picture parameters.
    bare = av.Packet(bytes(sent[40])[bytes(sent[40]).rindex(b"\x00\x00\x01\x65") :])
    bare.stream, bare.is_keyframe, bare.time_base = sent[0].stream, True, Fraction(1, 90_000)
    bare.pts = bare.dts = 40 * STEP
    assert len(sent_by(connection, [*sent[:40], bare, *sent[41:]], each_tenth(80))) == 80


def test_lengths_in_front_of_units_used_to_be_taken_for_start_codes() -> None:
    connection, sent = connect(made(container="flv"))
    # A unit of 263 bytes, whose length looks like a start code and a sequence parameter set.
    odd = [av.Packet((263 + number).to_bytes(4) + bytes([5]) * 263) for number in (0, 32)]
    for number, packet in enumerate(odd):
        packet.stream, packet.is_keyframe, packet.time_base = sent[0].stream, True, sent[0].time_base
        packet.pts = packet.dts = 100 * number
    assert len(sent_by(connection, odd, each_tenth(2))) == 2


def test_a_stream_without_start_codes_tells_of_another_size_beside_the_picture() -> None:
    one, other = made(container="flv"), made(container="flv", size=(96, 64))
    # Behind the header of nine bytes and the length of no tag.
    connection, sent = connect(one + other[13:])
    with pytest.raises(CameraChangedError):
        sent_by(connection, sent, each_tenth(80))


def test_a_stream_without_start_codes_may_repeat_what_it_told() -> None:
    one = made(container="flv")
    connection, sent = connect(one + one[13:])
    assert len(sent_by(connection, sent, each_tenth(len(sent)))) == 80


def test_a_camera_that_sends_sound_alone_is_given_up() -> None:
    connection, sent = connect(made(sound="aac", rate=48_000), with_sound=True)
    heard = [packet for packet in sent if packet.size and packet.stream.type == "audio"]
    assert list(connection.take(heard[0], START_S)) == []
    assert list(connection.take(heard[1], START_S + NO_PICTURE_S)) == []
    with pytest.raises(NoVideo):
        list(connection.take(heard[2], START_S + NO_PICTURE_S + 0.1))


def test_a_playlist_whose_parts_begin_with_sound_used_to_be_given_up_between_two_of_them() -> None:
    connection, sent = connect(made(sound="aac", rate=48_000), with_sound=True)
    sent = [packet for packet in sent if packet.size]
    heard = [packet for packet in sent if packet.stream.type == "audio"]
    seen = [packet for packet in sent if packet.stream.type == "video"]
    for part in range(4):
        sent_by(connection, [heard[part], seen[part]], [START_S + 8.0 * part] * 2)


def test_a_camera_that_sends_nothing_to_begin_with_is_given_up() -> None:
    connection, sent = connect(made())
    assert list(connection.take(sent[1], START_S + NO_KEY_S)) == []
    with pytest.raises(NoVideo):
        list(connection.take(sent[2], START_S + NO_KEY_S + 0.1))


def test_sound_lies_beside_the_picture() -> None:
    placed = read(made(sound="aac", rate=48_000), with_sound=True)
    heard = [packet for packet in placed if not packet.is_picture]
    assert len(heard) > 150
    assert pictures_of(placed)[0].at_s - 0.1 <= heard[0].at_s
    assert abs(heard[-1].at_s - pictures_of(placed)[-1].at_s) < 0.2


def test_sound_that_was_wanted_by_nobody_is_left_out() -> None:
    assert all(packet.is_picture for packet in read(made(sound="aac", rate=48_000)))


def test_sound_of_another_time_is_left_out() -> None:
    connection, sent = connect(made(sound="aac", rate=48_000), with_sound=True)
    heard = [packet for packet in sent if packet.stream.type == "audio"]
    stamp(heard[60:70], lambda _, ticks: ticks + 90_000 * 60)
    placed = [one for packet in sent for one in connection.take(packet, min(arrival_s(packet), START_S + 5))]
    assert all(abs(packet.at_s - START_S) < 5 for packet in placed)
    assert len(pictures_of(placed)) == 40
