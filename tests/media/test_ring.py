"""The last minute in memory begins with a key picture, is bounded, and keeps what somebody still wants."""

from collections.abc import Callable
from itertools import pairwise
from threading import Thread
from unittest.mock import Mock

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.media.packet import OVERHEAD_BYTES, Layout, Packet
from custom_components.footage_guard.media.ring import Cursor, Ring
from custom_components.footage_guard.media.template import Template
from custom_components.footage_guard.model.account import GapReason

from .made import START_S, Clock, run_of

LAYOUT = Layout(template=Template(b""), codec="h264", width=64, height=48, has_audio=True, parameters=b"")
GROUP = 5
FOREVER_S = 1e9


def packet(at_s: float, *, is_key: bool = False, is_picture: bool = True, size: int = 100) -> Packet:
    stamp = round(1000 * (at_s - START_S))
    return Packet(
        run=run_of(LAYOUT),
        data=bytes(size),
        pts=stamp,
        dts=stamp,
        duration=0,
        is_picture=is_picture,
        is_key=is_key or not is_picture,
    )


def fill(ring: Ring, pictures: int, *, from_s: float = START_S, size: int = 100) -> None:
    """Put in a picture each second, each fifth a key picture."""
    for number in range(pictures):
        ring.put(packet(from_s + number, is_key=number % GROUP == 0, size=size))


def held(ring: Ring) -> list[Packet]:
    """Return what is there from the oldest on."""
    found = []
    with ring.at(-FOREVER_S) as cursor:
        while (one := cursor.peek(-FOREVER_S)) is not None:
            found.append(one)
            cursor.step()
    return found


def times(packets: list[Packet]) -> list[float]:
    return [round(one.at_s - START_S, 3) for one in packets]


def new_ring(seconds: float = 60.0, most_bytes: int = 10**6) -> tuple[Ring, Clock]:
    clock = Clock()
    return Ring(seconds, most_bytes, clock), clock


def test_what_no_decoder_can_begin_with_is_dropped() -> None:
    ring, _ = new_ring()
    ring.put(packet(START_S, is_picture=False))
    ring.put(packet(START_S))
    ring.put(packet(START_S + 1, is_key=True))
    ring.put(packet(START_S + 1.5, is_picture=False))
    assert times(held(ring)) == [1.0, 1.5]


def test_whole_groups_are_dropped_when_they_are_too_old() -> None:
    ring, _ = new_ring(seconds=12.0)
    fill(ring, 40)
    assert times(held(ring))[0] == 20.0
    assert ring.bytes == 20 * (100 + OVERHEAD_BYTES)


def test_a_cursor_keeps_what_it_has_not_passed() -> None:
    ring, _ = new_ring(seconds=12.0)
    fill(ring, 10)
    cursor = ring.at(START_S + 1)
    fill(ring, 60, from_s=START_S + 10)
    assert times(held(ring))[0] == 0.0
    cursor.close()
    fill(ring, 6, from_s=START_S + 70)
    assert times(held(ring))[0] == 60.0


def test_a_cursor_that_lags_behind_memory_goes_on_with_the_oldest_there_is() -> None:
    ring, _ = new_ring(most_bytes=20 * (100 + OVERHEAD_BYTES))
    fill(ring, 10)
    with ring.at(START_S) as cursor:
        number = cursor.number
        fill(ring, 40, from_s=START_S + 10)
        found = cursor.peek(0.0)
        assert found is not None
        assert found.is_key
        assert found is held(ring)[0]
        assert cursor.number > number


def test_a_camera_without_key_pictures_used_to_fill_all_memory() -> None:
    ring, _ = new_ring(most_bytes=50 * (100 + OVERHEAD_BYTES))
    ring.put(packet(START_S, is_key=True))
    cursor = ring.at(START_S)
    for number in range(1, 200):
        ring.put(packet(START_S + number))
    assert ring.bytes <= 50 * (100 + OVERHEAD_BYTES)
    assert ring.why_missing(START_S + 150) is GapReason.LATE
    ring.put(packet(START_S + 200, is_key=True))
    found = cursor.peek(0.0)
    assert found is not None
    assert (found.is_key, cursor.number) == (True, 200)
    assert ring.why_missing(START_S + 201) is GapReason.STALLED


def test_a_camera_that_sends_one_key_picture_used_to_have_clips_begin_hours_ago() -> None:
    ring, _ = new_ring()
    ring.put(packet(START_S, is_key=True))
    assert all(ring.put(packet(START_S + number)) for number in range(1, 601))
    # Whoever reads the camera connects anew, for it begins with another one then.
    assert not ring.put(packet(START_S + 601))
    assert times(held(ring)) == []
    assert ring.why_missing(START_S + 601) is GapReason.LATE
    ring.put(packet(START_S + 602, is_key=True))
    assert times(ring.group()) == [602]


@pytest.mark.parametrize("pictures", [0, GROUP])
def test_a_key_picture_there_was_no_memory_for_used_to_be_named_all_the_same(
    pictures: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring, _ = new_ring()
    fill(ring, pictures)
    with monkeypatch.context() as patch:
        patch.setattr(ring._blocks, "keep", Mock(side_effect=OSError(12, "no memory")))
        with pytest.raises(OSError, match="no memory"):
            ring.put(packet(START_S + GROUP, is_key=True))
    assert times(ring.group()) == [*range(pictures)]
    ring.at(START_S + GROUP).close()
    ring.put(packet(START_S + GROUP + 1, is_key=True))
    assert times(ring.group()) == [GROUP + 1]
    assert times(held(ring)) == [*range(pictures), GROUP + 1]


@given(
    seconds=st.floats(0.5, 30),
    most=st.integers(1, 40),
    sent=st.lists(st.tuples(st.sampled_from("kps"), st.integers(0, 900), st.booleans()), max_size=120),
)
def test_whatever_comes_the_ring_is_bounded_and_begins_with_a_key_picture(
    seconds: float, most: int, sent: list[tuple[str, int, bool]]
) -> None:
    ring, _ = new_ring(seconds, most * 400)
    cursors = []
    for number, (kind, size, is_wanted) in enumerate(sent):
        ring.put(packet(START_S + number, is_key=kind == "k", is_picture=kind != "s", size=size))
        if is_wanted:
            cursors.append(ring.at(START_S + number / 2))
        found = held(ring)
        assert ring.bytes == sum(one.size for one in found) <= most * 400
        assert all(one.is_picture and one.is_key for one in found[:1])
    for cursor in cursors:
        first = cursor.peek(0.0)
        assert first is None or (first.is_picture and first.is_key)


@given(seconds=st.floats(1, 20), sent=st.lists(st.booleans(), max_size=100))
def test_without_cursors_no_group_is_kept_that_is_older_than_asked(seconds: float, sent: list[bool]) -> None:
    ring, _ = new_ring(seconds)
    for number, is_key in enumerate(sent):
        ring.put(packet(START_S + number, is_key=is_key))
    keys = [one.at_s for one in held(ring) if one.is_key]
    assert all(keys[-1] - key < seconds for key in keys[1:])


@pytest.mark.parametrize(
    ("asked_s", "first_s"),
    [(-100.0, 0.0), (0.0, 0.0), (4.9, 0.0), (5.0, 5.0), (12.3, 10.0), (19.0, 15.0), (60.0, 15.0)],
)
def test_a_cursor_begins_at_the_last_key_picture_before_a_moment(asked_s: float, first_s: float) -> None:
    ring, _ = new_ring()
    fill(ring, 20)
    with ring.at(START_S + asked_s) as cursor:
        found = cursor.peek(0.0)
    assert found is not None
    assert found.at_s - START_S == first_s


def test_what_was_seen_long_before_a_camera_went_used_to_begin_a_clip_of_now() -> None:
    ring, clock = new_ring()
    fill(ring, 20)
    clock.now_s = START_S + 20
    ring.begin_outage(GapReason.OFFLINE)
    clock.now_s = START_S + 3600
    with ring.at(START_S + 3590) as cursor:
        assert cursor.peek(0.0) is None
        ring.put(packet(START_S + 3601, is_key=True))
        found = cursor.peek(0.0)
    assert found is not None
    assert found.at_s == START_S + 3601


def test_a_moment_the_camera_was_gone_at_begins_with_the_first_picture_after_it() -> None:
    ring, _ = new_ring()
    fill(ring, 20)
    ring.begin_outage(GapReason.OFFLINE)
    fill(ring, 10, from_s=START_S + 30)
    with ring.at(START_S + 25) as cursor:
        found = cursor.peek(0.0)
    assert found is not None
    assert found.at_s == START_S + 30


def test_a_ring_knows_that_no_pictures_come_also_while_it_keeps_those_from_before() -> None:
    ring, _ = new_ring()
    was_out = [ring.is_out]
    fill(ring, 5)
    was_out.append(ring.is_out)
    ring.begin_outage(GapReason.OFFLINE)
    was_out.append(ring.is_out)
    assert ring.group()
    fill(ring, 5, from_s=START_S + 30)
    was_out.append(ring.is_out)
    assert was_out == [True, False, True, False]


def test_the_newest_group_is_given_without_sound() -> None:
    ring, _ = new_ring()
    assert ring.group() == []
    fill(ring, 7)
    ring.put(packet(START_S + 6.5, is_picture=False))
    assert times(ring.group()) == [5.0, 6.0]


def test_each_time_without_pictures_has_its_reason() -> None:
    ring, clock = new_ring(seconds=15.0)
    clock.now_s = START_S + 1
    ring.begin_outage(GapReason.OFFLINE)
    fill(ring, 10, from_s=START_S + 3)
    clock.now_s = START_S + 18
    ring.begin_outage(GapReason.CHANGED)
    ring.begin_outage(GapReason.OFFLINE)
    fill(ring, 11, from_s=START_S + 20)
    clock.now_s = START_S + 31
    ring.begin_outage(GapReason.OFFLINE)
    wanted = {
        -5.0: GapReason.NOT_YET,
        0.5: GapReason.NOT_YET,
        2.0: GapReason.OFFLINE,
        5.0: GapReason.NOT_KEPT,
        15.0: GapReason.CHANGED,
        29.0: GapReason.STALLED,
        30.5: GapReason.OFFLINE,
        99.0: GapReason.OFFLINE,
    }
    assert {at_s: ring.why_missing(START_S + at_s) for at_s in wanted} == wanted


def test_a_camera_that_never_answered_used_to_be_called_not_read_yet() -> None:
    ring, clock = new_ring()
    clock.now_s += 8
    ring.begin_outage(GapReason.OFFLINE)
    assert ring.why_missing(START_S + 100) is GapReason.OFFLINE


def test_an_outage_ends_when_its_picture_was_as_far_as_that_is_known() -> None:
    ring, _ = new_ring()
    fill(ring, 6)
    ring.begin_outage(GapReason.OFFLINE)
    first = packet(START_S + 10, is_key=True)
    ring.put(first)
    assert ring.why_missing(START_S + 9) is GapReason.OFFLINE
    first.run.arrivals.see(first.pts / 1000, START_S + 8)
    assert ring.why_missing(START_S + 9) is GapReason.STALLED


def waiting(wait: Callable[[], object]) -> tuple[Thread, list[object]]:
    """Begin to wait in a thread of its own; what comes of it is in the list."""
    found: list[object] = []
    thread = Thread(target=lambda: found.append(wait()))
    thread.start()
    return thread, found


def test_whoever_waits_gets_the_next_packet() -> None:
    ring = Ring()
    with ring.at(0.0) as cursor:
        thread, found = waiting(lambda: cursor.peek(FOREVER_S))
        ring.put(one := packet(START_S, is_key=True))
        thread.join(30)
    assert found == [one]


@pytest.mark.parametrize("close", [lambda ring, _: ring.close(), lambda _, cursor: cursor.close()])
def test_nobody_waits_when_ring_or_cursor_is_closed(close: Callable[[Ring, Cursor], None]) -> None:
    ring = Ring()
    cursor = ring.at(0.0)
    thread, found = waiting(lambda: cursor.peek(FOREVER_S))
    close(ring, cursor)
    thread.join(30)
    assert found == [None]


def test_a_wait_for_another_packet_ends_with_it_or_with_its_time() -> None:
    ring = Ring()
    with ring.at(0.0) as cursor:
        cursor.wait(0.0)
        thread, found = waiting(lambda: cursor.wait(FOREVER_S))
        # It may not wait yet.
        while not found:
            ring.put(packet(START_S, is_key=True))
            thread.join(0.01)
        ring.close()
        cursor.wait(FOREVER_S)


def test_a_camera_that_connects_anew_used_to_count_as_one_that_sends_at_once() -> None:
    """Of a playlist nothing came late yet, so that a clip was ended before the part that its end stands in."""
    ring, clock = new_ring()
    ring.put(packet(START_S, is_key=True))
    assert ring.late_s == 0.0
    late = packet(START_S + 1, is_key=True)
    late.run.arrivals.see(1.0, START_S + 1 + 8)
    ring.put(late)
    assert ring.late_s == 8.0
    for passed_s in (10, 80):
        clock.now_s = START_S + passed_s
        ring.put(packet(clock.now_s, is_key=True))
        assert ring.late_s == 8.0
    clock.now_s = START_S + 10 + 120
    assert ring.late_s == 0.0


def test_readers_beside_a_writer_get_everything_once_and_in_order() -> None:
    ring = Ring(seconds=20.0)
    seen: list[list[float]] = [[], [], [], []]
    cursors = [ring.at(0.0) for _ in seen]

    def follow(number: int) -> None:
        while (one := cursors[number].peek(FOREVER_S)) is not None:
            seen[number].append(one.at_s)
            cursors[number].step()

    threads = [Thread(target=follow, args=(number,)) for number in range(len(seen))]
    for thread in threads:
        thread.start()
    fill(ring, 3000)
    ring.close()
    for thread in threads:
        thread.join(60)
    assert seen == [[START_S + number for number in range(3000)]] * len(seen)


def test_readers_that_memory_runs_away_from_begin_again_at_key_pictures() -> None:
    ring = Ring(most_bytes=20 * (100 + OVERHEAD_BYTES))
    passed: list[tuple[int, Packet]] = []
    cursor = ring.at(0.0)

    def follow() -> None:
        while (one := cursor.peek(FOREVER_S)) is not None:
            passed.append((cursor.number, one))
            cursor.step()

    thread = Thread(target=follow)
    thread.start()
    fill(ring, 5000)
    ring.close()
    thread.join(60)
    assert [one.at_s for _, one in passed] == [START_S + number for number, _ in passed]
    jumps = [one for (before, _), (after, one) in pairwise(passed) if after != before + 1]
    assert all(one.is_key for one in jumps)
