"""A clip shows what was asked for: nothing is missing in it, nothing is there twice, and what could not be is told."""

import math
from threading import Thread

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.footage_guard.media.clip_writer import ClipWriter, next_packet
from custom_components.footage_guard.media.packet import OVERHEAD_BYTES, Packet
from custom_components.footage_guard.media.ring import Ring
from custom_components.footage_guard.media.window import GRACE_S, Window
from custom_components.footage_guard.model.account import GapReason

from .filmed import Film, Tape, broken, film, film_of, next_clip, ring_of, row_of
from .live import until
from .made import START_S, Clock, made, pictures_of, read, retimed, run_of, shown, steps, which

FPS = 10
LONG = 150


@pytest.fixture(scope="module")
def sent() -> list[Packet]:
    """Fifteen seconds with a key picture each second."""
    return read(made(pictures=LONG))


def tenths(from_s: float, until_s: float) -> list[float]:
    return [number / FPS for number in range(round(from_s * FPS), round(until_s * FPS))]


def at_rate(packets: list[Packet], fps: float) -> list[Packet]:
    """Return the same pictures at another rate."""
    return retimed(packets, run_of(packets[0].run.layout), [number / fps for number in range(len(packets))])


def pictures_within(one: Film) -> list[int]:
    assert len(which(one.data)) == one.written.pictures
    return which(one.data)


@pytest.mark.parametrize(
    ("from_s", "until_s", "first_s", "end_s"),
    [(0.0, 5.0, 0.0, 5.0), (3.0, 6.0, 3.0, 6.0), (3.9, 6.25, 3.0, 6.3), (4.05, 4.06, 4.0, 4.1), (2.0, 14.9, 2.0, 14.9)],
)
def test_a_clip_begins_with_the_last_key_picture_before_what_was_asked(
    sent: list[Packet], from_s: float, until_s: float, first_s: float, end_s: float
) -> None:
    one = film(sent, from_s, until_s)
    assert one.times == tenths(first_s, end_s)
    assert pictures_within(one) == [*range(round(first_s * FPS), round(end_s * FPS))]
    assert (one.start_s, one.end_s, one.gaps) == (first_s, end_s, [])
    assert one.written.asked_to_s == START_S + until_s


@given(from_s=st.floats(0, 14), length_s=st.floats(0.05, 14))
@settings(max_examples=30)
def test_every_picture_that_was_asked_for_is_there_once(from_s: float, length_s: float) -> None:
    until_s = min(from_s + length_s, 14.9)
    one = film(read(made(pictures=LONG)), from_s, until_s)
    assert one.start_s <= from_s + 0.001
    assert from_s - one.start_s < 1.001
    assert pictures_within(one) == [*range(round(one.start_s * FPS), round(one.start_s * FPS) + one.written.pictures)]
    assert until_s - 0.001 <= one.end_s < until_s + 0.11
    assert one.gaps == []


@pytest.mark.parametrize("longest_s", [2.0, 3.0, 3.5, 4.9])
def test_clips_in_a_row_join_at_key_pictures_and_are_never_too_long(sent: list[Packet], longest_s: float) -> None:
    row = row_of(*ring_of(sent), 1.0, 14.0, longest_s=longest_s)
    assert [time for one in row for time in one.times] == tenths(1.0, 14.0)
    assert [number for one in row for number in pictures_within(one)] == [*range(10, 140)]
    assert all(one.end_s - one.start_s <= longest_s for one in row)
    assert [one.gaps for one in row] == [[]] * len(row)
    assert [one.end_s for one in row[:-1]] == [one.start_s for one in row[1:]]


def test_a_disk_that_has_no_room_for_more_ends_a_clip_with_its_group(sent: list[Packet]) -> None:
    ring, clock = ring_of(sent)
    window, tape, looks = Window(START_S + 1.0, START_S + 14.0), Tape(), iter([True, True, False])
    with ring.at(START_S + 1.0) as cursor:
        writer = ClipWriter(ring, cursor, window, tape, asked_from_s=START_S + 1.0, clock=clock)
        one = Film(writer.write(600.0, lambda: next(looks)), bytes(tape.data))
        assert one.written.goes_on
        assert one.times == tenths(1.0, 4.0)
        assert one.gaps == []
        rest = next_clip(ring, cursor, window, clock, asked_s=one.written.end_s)
    assert rest.times == tenths(4.0, 14.0)


def test_a_clip_used_to_be_longer_than_asked_where_it_began_with_its_longest_group() -> None:
    row = row_of(*ring_of(read(made(pictures=60, group=20))), 0.0, 5.9, longest_s=3.0)
    assert [one.end_s - one.start_s for one in row] == pytest.approx([2.0, 2.0, 1.9])


def test_a_group_that_is_longer_than_a_clip_may_be_stays_whole() -> None:
    row = row_of(*ring_of(read(made(pictures=60, group=20))), 0.0, 5.9, longest_s=1.0)
    assert [one.written.pictures for one in row] == [20, 20, 19]


def test_what_another_clip_begins_with_is_not_written_twice(sent: list[Packet]) -> None:
    ring, clock = ring_of(sent)
    with ring.at(START_S + 5.5) as later, ring.at(START_S + 2.2) as earlier:
        window = Window(START_S + 2.2, START_S + 9, before=later.number)
        one = next_clip(ring, earlier, window, clock, asked_s=START_S + 2.2)
        other = next_clip(ring, later, Window(START_S + 5.5, START_S + 9), clock, asked_s=START_S + 5.5)
    assert one.times + other.times == tenths(2.0, 9.0)
    assert one.gaps + other.gaps == []
    assert one.written.asked_to_s == one.written.end_s


def test_a_clip_that_memory_ran_away_from_used_to_go_on_into_the_one_after_it(sent: list[Packet]) -> None:
    ring, clock = ring_of(sent[:60])
    cursor = ring.at(START_S)
    window = Window(START_S, START_S + 9, before=cursor.number + 30)
    ring._most_bytes = 20 * (len(sent[1].data) + OVERHEAD_BYTES)
    for packet in sent[60:]:
        ring.put(packet)
    assert cursor.number < 30
    assert next_packet(ring, cursor, window, clock) is None


def test_an_event_that_is_told_late_shows_what_was_then(sent: list[Packet]) -> None:
    ring, clock = ring_of(sent)
    clock.now_s = START_S + 45
    assert film_of(ring, clock, 5.0, 9.0).times == tenths(5.0, 9.0)


def test_nothing_is_waited_for_after_a_time_that_is_over() -> None:
    clock = Clock()
    ring = Ring(clock=clock)
    window = Window(START_S - 5, START_S - GRACE_S)
    with ring.at(START_S - 5) as cursor:
        assert next_packet(ring, cursor, window, clock) is None
        with pytest.raises(LookupError):
            ClipWriter(ring, cursor, window, Tape(), asked_from_s=START_S, clock=clock)
    assert not window.extend(START_S + 10)


@pytest.mark.parametrize("stopped_s", [8.0, 8.05, 14.85])
def test_a_clip_that_is_stopped_used_to_lose_what_was_in_memory(sent: list[Packet], stopped_s: float) -> None:
    ring, clock = ring_of(sent)
    window = Window(START_S + 2, START_S + 5)
    window.extend(0.0, is_held=True)
    window.stop(START_S + stopped_s)
    with ring.at(START_S + 2) as cursor:
        one = next_clip(ring, cursor, window, clock, asked_s=START_S + 2)
        assert next_packet(ring, cursor, window, clock) is not None
    assert one.times == tenths(2.0, math.ceil(stopped_s * FPS) / FPS)
    assert (one.gaps, one.written.goes_on) == ([], False)


def test_a_clip_that_is_stopped_waits_for_nothing(sent: list[Packet]) -> None:
    ring, clock = ring_of(sent[:60])
    window = Window(START_S + 2, START_S + 50)
    window.stop(START_S + 6)
    with ring.at(START_S + 2) as cursor:
        assert next_clip(ring, cursor, window, clock, asked_s=START_S + 2).end_s == 6.0
        assert next_packet(ring, cursor, window, clock) is None


def test_a_clip_that_is_held_open_goes_on_until_it_is_let_go(sent: list[Packet]) -> None:
    ring, clock = ring_of(sent[:60])
    window, found = Window(START_S + 2, START_S + 3), list[Film]()
    assert window.extend(0.0, is_held=True)
    with ring.at(START_S + 2) as cursor:
        thread = Thread(
            target=lambda: found.append(next_clip(ring, cursor, window, clock, asked_s=START_S + 2)), daemon=True
        )
        thread.start()
        until(lambda: cursor.number == 60)
        for packet in sent[60:90]:
            ring.put(packet)
        until(lambda: cursor.number == 90)
        window.let_go(START_S + 10.5)
        for packet in sent[90:]:
            ring.put(packet)
        thread.join(60)
    (one,) = found
    assert one.times == tenths(2.0, 10.5)
    assert (one.gaps, one.written.asked_to_s) == ([], START_S + 10.5)


def test_a_clip_waits_until_the_first_times_of_a_connection_are_right(sent: list[Packet]) -> None:
    run = run_of(sent[0].run.layout)
    run.settled_s = START_S + 20
    ring, clock = ring_of(retimed(sent, run, tenths(0, 15)))
    clock.now_s = START_S + 15
    ring._clock = ticking = Ticking(clock, 2.0)
    with ring.at(START_S + 2) as cursor:
        assert next_packet(ring, cursor, Window(START_S + 2, START_S + 5), ticking) is not None
    assert clock.now_s >= START_S + 20


@pytest.mark.parametrize("why", [GapReason.OFFLINE, GapReason.CHANGED])
@pytest.mark.parametrize("at", [31, 30, 25])
def test_a_time_without_the_camera_is_told(sent: list[Packet], why: GapReason, at: int) -> None:
    packets = broken(sent, at, for_s=4.0, why=why)
    one = film(packets, 2.0, 12.0)
    assert one.gaps == [(at / FPS, at / FPS + 4.0, why)]
    assert pictures_within(one) == [*range(20, 80)]


def test_a_camera_that_is_gone_after_one_picture_used_to_be_untold(sent: list[Packet]) -> None:
    packets = broken(sent[:1] + sent[10:], 1, for_s=1.5, why=GapReason.OFFLINE)
    one = film(packets, 0.0, 5.0)
    assert [(round(to_s, 1), why) for _, to_s, why in one.gaps] == [(1.6, GapReason.OFFLINE)]


def test_a_camera_that_sends_nothing_for_a_while_has_stalled(sent: list[Packet]) -> None:
    times = [number / FPS + 3 * (number >= 40) for number in range(LONG)]
    one = film(retimed(sent, run_of(sent[0].run.layout), times), 1.0, 14.0)
    assert one.gaps == [(4.0, 7.0, GapReason.STALLED)]


@pytest.mark.parametrize(("jump_s", "gaps"), [(0.0, []), (2.0, [(4.0, 6.0, GapReason.JUMPED)]), (-0.4, [])])
def test_a_camera_whose_time_jumps_misses_nothing_that_came(
    sent: list[Packet], jump_s: float, gaps: list[tuple[float, float, GapReason]]
) -> None:
    one = film(broken(sent, 40, for_s=jump_s, why=GapReason.JUMPED), 1.0, 12.0)
    assert one.gaps == gaps
    assert pictures_within(one) == [*range(10, 10 + one.written.pictures)]
    assert min(steps([at_s for at_s, _ in shown(one.data)])) >= 0


def test_what_a_reconnected_camera_sends_again_is_passed_in_no_time(sent: list[Packet]) -> None:
    layout = sent[0].run.layout
    again = retimed(sent[20:], run_of(layout, why=GapReason.OFFLINE), [number / FPS for number in range(20, LONG)])
    one = film(at_rate(sent[:38], FPS) + again, 1.0, 8.0)
    assert one.gaps == []
    assert one.end_s == 8.0
    assert one.times[-42:] == tenths(3.8, 8.0)


@pytest.mark.parametrize(
    ("from_s", "gone_s", "gap"),
    [
        (-20.0, None, (-20.0, 0.0, GapReason.NOT_YET)),
        (4.5, None, (4.5, 8.0, GapReason.OFFLINE)),
    ],
)
def test_what_could_not_be_shown_at_the_beginning_is_told(
    sent: list[Packet], from_s: float, gone_s: None, gap: tuple[float, float, GapReason]
) -> None:
    ring, clock = ring_of(sent[:40])
    ring.begin_outage(GapReason.OFFLINE)
    for packet in retimed(sent[40:], run_of(sent[0].run.layout, offset_s=START_S + 8), tenths(0, 11)):
        ring.put(packet)
    one = film_of(ring, clock, from_s, 12.0)
    assert one.gaps[0] == gap


def test_what_was_too_long_ago_is_told(sent: list[Packet]) -> None:
    ring, clock = ring_of(sent, seconds=5.0)
    one = film_of(ring, clock, 2.0, 14.0)
    assert one.gaps == [(2.0, 9.0, GapReason.NOT_KEPT)]


@pytest.mark.parametrize("why", [GapReason.OFFLINE, GapReason.CHANGED])
def test_what_never_came_is_told_at_the_end(sent: list[Packet], why: GapReason) -> None:
    ring, clock = ring_of(sent)
    ring.begin_outage(why)
    assert film_of(ring, clock, 10.0, 20.0).gaps == [(15.0, 20.0, why)]


def test_a_camera_that_just_stops_has_stalled_at_the_end(sent: list[Packet]) -> None:
    assert film(sent, 10.0, 20.0).gaps == [(15.0, 20.0, GapReason.STALLED)]


def test_what_memory_had_no_room_for_is_told(sent: list[Packet]) -> None:
    size = len(sent[1].data) + OVERHEAD_BYTES
    ring, clock = ring_of(sent[:20], most_bytes=10**6)
    with ring.at(START_S) as cursor:
        writer = ClipWriter(
            ring, cursor, Window(START_S, START_S + 14), tape := Tape(), asked_from_s=START_S, clock=clock
        )
        for _ in range(3):
            writer._put(sent[cursor.number])
            cursor.step()
            writer._next_number = cursor.number
        ring._most_bytes = 40 * size
        for packet in sent[20:]:
            ring.put(packet)
        one = Film(writer.write(600.0), bytes(tape.data))
    ((from_s, to_s, why),) = one.gaps
    assert (from_s, to_s % 1, why) == (0.3, 0.0, GapReason.LATE)
    assert one.times == tenths(0, 0.3) + tenths(to_s, 14)


@pytest.mark.parametrize("fps", [1, 2, 15, 60])
def test_no_camera_is_too_slow_or_too_fast(sent: list[Packet], fps: float) -> None:
    last_s = (LONG - 1.3) / fps
    one = film(at_rate(sent, fps), last_s / 2, last_s)
    assert one.gaps == []
    assert one.start_s <= last_s / 2
    assert pictures_within(one) == [*range(round(one.start_s * fps), LONG - 1)]
    assert one.end_s == pytest.approx(last_s, abs=1.01 / fps)


@pytest.mark.parametrize("until_s", [0.3, 0.7, 1.2])
def test_a_short_clip_of_a_slow_camera_misses_nothing(sent: list[Packet], until_s: float) -> None:
    assert film(at_rate(sent, 1), 0.0, until_s).gaps == []


def test_a_camera_that_becomes_slow_at_night_misses_little(sent: list[Packet]) -> None:
    times = [number / 15 if number < 60 else 4 + (number - 60) for number in range(LONG)]
    one = film(retimed(sent, run_of(sent[0].run.layout), times), 0.0, 90.0)
    assert 1 <= len(one.gaps) <= 6


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_pictures_that_are_sent_out_of_order_are_all_there(codec: str) -> None:
    packets = read(made(codec, pictures=60, group=20, b_frames=2))
    first_s = packets[0].at_s - START_S
    one = film(packets, first_s, first_s + 3.05)
    assert one.times[:31] == [round(one.start_s + number / FPS, 3) for number in range(31)]
    assert which(one.data)[:31] == [*range(31)]
    assert one.gaps == []


def test_a_clip_in_the_middle_of_open_groups_shows_nothing_broken() -> None:
    packets = read(made("libx265", pictures=60, group=20, b_frames=3))
    keys = [packet for packet in packets if packet.is_key]
    one = film(packets, keys[1].at_s - START_S, keys[1].at_s - START_S + 1.5)
    assert one.times[0] == one.start_s
    assert min(steps([at_s for at_s, _ in shown(one.data)])) >= 0.09
    assert which(one.data) == sorted(which(one.data))


def test_sound_is_written_beside_the_picture() -> None:
    packets = read(made(sound="aac", rate=48_000, pictures=80), with_sound=True)
    first_s = pictures_of(packets)[0].at_s - START_S
    ring, clock = ring_of(packets)
    row = row_of(ring, clock, first_s, first_s + 7, longest_s=3.0)
    assert [len(one.times) for one in row] == [30, 30, 10]
    assert all(one.gaps == [] for one in row)


def test_another_layout_ends_a_clip_and_begins_the_next(sent: list[Packet]) -> None:
    other = read(made(pictures=50, size=(96, 64)))
    run = run_of(other[0].run.layout, offset_s=START_S + 6.5, why=GapReason.CHANGED)
    ring, clock = ring_of(sent[:50])
    ring.begin_outage(GapReason.CHANGED)
    for packet in retimed(other, run, tenths(0, 5)):
        ring.put(packet)
    first, second = row_of(ring, clock, 2.0, 9.0)
    assert (first.start_s, first.end_s, first.gaps) == (2.0, 5.0, [])
    assert (second.start_s, second.end_s) == (6.5, 9.0)
    assert second.gaps == [(5.0, 6.5, GapReason.CHANGED)]


@pytest.mark.parametrize(("full_at", "broken_at"), [(0, 10**9), (2000, 10**9), (10**9, 2000)])
def test_what_the_disk_says_comes_back_and_nothing_is_written_after_it(
    sent: list[Packet], full_at: int, broken_at: int
) -> None:
    ring, clock = ring_of(sent)
    tape = Tape(full_at, broken_at)
    with ring.at(START_S) as cursor:
        writer = ClipWriter(
            ring, cursor, Window(START_S, START_S + 14), tape, asked_from_s=START_S, clock=Ticking(clock)
        )
        with pytest.raises(OSError, match=r"no room|broken"):
            writer.write(600.0)
        written = len(tape.data)
        del writer
    assert len(tape.data) == written


class Ticking:
    """A clock on which each look takes a while."""

    def __init__(self, clock: Clock, step_s: float = 0.25) -> None:
        self._clock, self._step_s = clock, step_s

    def __call__(self) -> float:
        self._clock.now_s += self._step_s
        return self._clock.now_s


def test_what_was_written_is_synced_every_two_seconds_also_while_nothing_comes(sent: list[Packet]) -> None:
    ring, clock = ring_of(sent[:30])
    clock.now_s, tape = START_S + 3, Tape()
    ring._clock = ticking = Ticking(clock)
    times: list[float] = []
    tape.sync = lambda: times.append(clock.now_s)  # type: ignore[method-assign]  # so that it tells when
    with ring.at(START_S) as cursor:
        ClipWriter(ring, cursor, Window(START_S, START_S + 30), tape, asked_from_s=START_S, clock=ticking).write(600.0)
    assert max(steps(times)) <= 3
    assert times[-1] > START_S + 29
