"""While nothing moves few pictures are decoded, and whoever comes is found as soon as if all were."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from custom_components.footage_guard.media.motion_watch import UNSEEN_S, Look, Looks, MotionWatch
from custom_components.footage_guard.media.packet import Packet
from custom_components.footage_guard.media.picture_group import PictureGroup
from custom_components.footage_guard.model.motion import HOLD_S

from . import motion_scenes as scenes
from .motion_scenes import BEGIN_S, Draw, walker
from .motion_sent import FPS, sent

CHEAP, DEAR = 0.001, 0.5
"""Of a core."""
_WALKER = walker(0.3, 0.2)


class Work:
    """A processor that takes the same for each picture, and counts them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, share: float) -> None:
        self.decoded: list[float] = []
        self.taken_s = 0.0
        decode = PictureGroup._decode

        def counting(group: PictureGroup, packet: Packet) -> Iterator[object]:
            self.decoded.append(packet.at_s)
            self.taken_s += share / FPS
            return decode(group, packet)

        monkeypatch.setattr(PictureGroup, "_decode", counting)

    def __call__(self) -> float:
        return self.taken_s


def _watched(watch: MotionWatch, packets: Sequence[Packet]) -> list[tuple[float, Look]]:
    """Return what was told of pictures, each with when the packet came that told it."""
    return [(packet.at_s, look) for packet in packets for look in watch.take(packet)]


def _moving(told: Sequence[tuple[float, Look]]) -> list[tuple[float, Look]]:
    return [(at_s, look) for at_s, look in told if look.sight.is_moving]


@pytest.mark.parametrize(("share", "looks", "most"), [(CHEAP, Looks.MOST, 0.7), (DEAR, Looks.KEYS, 0.05)])
def test_while_nothing_moves_little_is_decoded(
    monkeypatch: pytest.MonkeyPatch, share: float, looks: Looks, most: float
) -> None:
    work = Work(monkeypatch, share)
    watch = MotionWatch(cpu_s=work)
    told = _watched(watch, sent(scenes.nothing))
    assert watch.looks is looks
    assert watch.share == pytest.approx(share, rel=0.2)
    assert not _moving(told)
    late = [at_s for at_s in work.decoded if at_s >= 8]
    assert 0 < len(late) <= most * (24 - 8) * FPS
    seen = sorted({look.at_s for _, look in told if look.at_s >= 8})
    assert max(after - before for before, after in pairwise(seen)) <= UNSEEN_S[looks] + 0.2


@pytest.mark.parametrize("begin_s", [12.0, 12.6, 13.2, 13.4, 13.8])
def test_whoever_comes_is_found_wherever_in_a_group(monkeypatch: pytest.MonkeyPatch, begin_s: float) -> None:
    draw = _from(begin_s)
    watch = MotionWatch(cpu_s=Work(monkeypatch, CHEAP))
    came_s, look = _moving(_watched(watch, sent(draw)))[0]
    assert watch.looks is Looks.MOST
    assert begin_s <= look.at_s <= came_s <= begin_s + 1.2
    watch = MotionWatch(cpu_s=Work(monkeypatch, DEAR))
    came_s, look = _moving(_watched(watch, sent(draw)))[0]
    assert begin_s <= look.at_s <= begin_s + 1.2
    assert came_s <= begin_s + 2.3


def _from(begin_s: float) -> Draw:
    return walker(0.3, 0.2, begin_s=begin_s)


def test_what_was_left_out_is_looked_at_when_somebody_came_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(monkeypatch, DEAR)
    told = _watched(MotionWatch(cpu_s=work), sent(_WALKER))
    earlier = [(came_s, look.at_s) for came_s, look in told if came_s >= BEGIN_S and came_s - look.at_s > 0.5]
    assert earlier
    assert all(at_s > BEGIN_S - 2.2 for _, at_s in earlier)
    times = [look.at_s for _, look in told]
    assert times == sorted(times)


def test_while_something_moves_the_end_of_groups_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(monkeypatch, CHEAP)
    told = _watched(MotionWatch(cpu_s=work), sent(_WALKER))
    began_s = _moving(told)[0][0]
    coming = {at_s for at_s in work.decoded if BEGIN_S <= at_s < began_s}
    assert len(coming) == sum(BEGIN_S <= packet.at_s < began_s for packet in sent(_WALKER)), "perhaps somebody comes"
    moving = {at_s for at_s in work.decoded if 14 <= at_s < 18}
    assert len(moving) <= 0.7 * 4 * FPS
    times = [look.at_s for _, look in _moving(told) if look.at_s < 18]
    assert max(after - before for before, after in pairwise(times)) < HOLD_S


def test_a_group_that_goes_on_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    packets = sent(_from(20.0), group=60)
    # After short groups comes a long one: three key frames of four lose their mark.
    calm = [packet for packet in sent(scenes.nothing, group=15) if packet.at_s < 16]
    joined = [*calm, *(replace(packet, run=calm[0].run) for packet in packets if packet.at_s >= 16)]
    watch = MotionWatch(cpu_s=Work(monkeypatch, CHEAP))
    told = _watched(watch, joined)
    came_s, look = _moving(told)[0]
    assert 20 <= look.at_s <= came_s <= 21.4


def test_a_group_without_an_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = MotionWatch(cpu_s=Work(monkeypatch, CHEAP))
    assert _moving(_watched(watch, sent(_WALKER, group=1000)))
    assert len(watch._group._packets) < 40


def test_who_does_not_keep_up_looks_at_key_frames_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(monkeypatch, CHEAP)
    watch = MotionWatch(cpu_s=work)
    packets = sent(_WALKER)
    _watched(watch, [packet for packet in packets if packet.at_s < 10])
    watch.is_overloaded = True
    work.decoded.clear()
    told = _watched(watch, [packet for packet in packets if packet.at_s >= 10])
    assert watch.looks is Looks.FEW
    assert len(work.decoded) == len(told) == 7


@pytest.mark.parametrize(("codec", "reordered"), [("libx265", 0), ("libx264", 2), ("libx265", 2)])
@pytest.mark.parametrize("share", [CHEAP, DEAR])
def test_other_formats_are_watched_too(
    monkeypatch: pytest.MonkeyPatch, codec: str, reordered: int, share: float
) -> None:
    watch = MotionWatch(cpu_s=Work(monkeypatch, share))
    packets = sent(_WALKER, codec=codec, reordered=reordered)
    found = _moving(_watched(watch, packets))
    assert BEGIN_S <= found[0][1].at_s <= BEGIN_S + 1.5
    assert not _moving(_watched(MotionWatch(), sent(scenes.nothing, codec=codec, reordered=reordered)))


@pytest.mark.parametrize(("draw", "is_noisy"), [(scenes.nothing, False), (scenes.grain, True)])
def test_noisy_pictures_are_decoded_with_the_loop_filter(
    monkeypatch: pytest.MonkeyPatch, draw: Draw, *, is_noisy: bool
) -> None:
    chosen: list[bool] = []
    choose = PictureGroup.filter

    def noting(group: PictureGroup, *, is_filtered: bool) -> None:
        chosen.append(is_filtered)
        choose(group, is_filtered=is_filtered)

    monkeypatch.setattr(PictureGroup, "filter", noting)
    told = _watched(MotionWatch(cpu_s=Work(monkeypatch, CHEAP)), sent(draw))
    assert not _moving(told)
    assert not chosen[0]
    assert chosen[-1] is is_noisy


def test_pictures_of_ten_bits_are_watched_too() -> None:
    found = _moving(_watched(MotionWatch(), sent(_WALKER, codec="libx265", deep=True)))
    assert BEGIN_S <= found[0][1].at_s <= BEGIN_S + 1.5


def test_damaged_pictures_are_passed_over() -> None:
    packets = [
        replace(packet, data=bytes(packet.data)[:20] + bytes(len(packet.data) - 20)) if number % 50 == 17 else packet
        for number, packet in enumerate(sent(_WALKER))
    ]
    found = _moving(_watched(MotionWatch(), packets))
    assert found
    damaged_key = [
        replace(packet, data=b"\0" * 40) if packet.is_key and packet.at_s > 6 else packet for packet in packets
    ]
    _watched(MotionWatch(), damaged_key)


def test_nothing_is_told_before_a_decoder_can_begin() -> None:
    packets = sent(_WALKER)
    watch = MotionWatch()
    assert watch.heat() == bytes(256)
    assert watch.looks is Looks.ALL
    assert watch.share is None
    watch.miss()
    assert not any(watch.take(packet) for packet in packets[1:20])
    assert not watch.take(replace(packets[0], is_picture=False))
    assert watch.take(packets[0])


def test_another_camera_picture_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = MotionWatch(cpu_s=Work(monkeypatch, CHEAP))
    _watched(watch, sent(scenes.nothing))
    looks = [watch.looks]
    other = sent(_WALKER, codec="libx265")
    watch.take(other[0])
    assert [*looks, watch.looks] == [Looks.MOST, Looks.ALL]
    assert _moving(_watched(watch, other[1:]))


def test_after_what_is_missing_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = MotionWatch(cpu_s=Work(monkeypatch, CHEAP))
    packets = sent(_WALKER)
    _watched(watch, [packet for packet in packets if packet.at_s < 9.3])
    watch.miss()
    rest = [packet for packet in packets if packet.at_s >= 10]
    assert rest[0].is_key
    assert BEGIN_S <= _moving(_watched(watch, rest))[0][1].at_s <= BEGIN_S + 1.2
