"""Motion is what goes through the picture, and nothing else that changes it."""

from itertools import pairwise

from hypothesis import given, settings, strategies as st
import numpy as np
import pytest

from custom_components.footage_guard.media.motion import EVERY_S, MotionDetector
from custom_components.footage_guard.model.motion import Box, Debounce, Point, Sight

from . import motion_scenes as scenes
from .motion_scenes import BEGIN_S, HEIGHT, WIDTH, Draw, pictures, walker


def sights(draw: Draw, *, noise: float = 2.0, **options: object) -> list[tuple[float, Sight]]:
    detector = MotionDetector(WIDTH, HEIGHT, **options)  # type: ignore[arg-type]  # as the tests give them
    return [(at_s, detector.look(luma, at_s)) for at_s, luma in pictures(draw, noise=noise)]


def moving(draw: Draw, *, noise: float = 2.0, **options: object) -> list[tuple[float, Sight]]:
    return [each for each in sights(draw, noise=noise, **options) if each[1].is_moving]


@pytest.mark.parametrize("noise", [2.0, 8.0])
@pytest.mark.parametrize(
    "draw",
    [
        scenes.nothing,
        scenes.darker,
        scenes.dusk,
        scenes.hunting,
        scenes.infrared,
        scenes.rain,
        scenes.snow,
        scenes.cloud,
        scenes.headlights,
        scenes.branches,
        scenes.gust,
        scenes.insects,
        scenes.clock,
    ],
    ids=lambda draw: draw.__name__,
)
def test_what_only_changes_the_picture_is_no_motion(draw: Draw, noise: float) -> None:
    assert moving(draw, noise=noise) == []


@pytest.mark.parametrize(
    ("draw", "noise", "within_s"),
    [
        (walker(0.3, 0.2), 2.0, 1.0),
        (walker(0.3, 0.05), 2.0, 1.5),
        (walker(0.6, 0.4), 2.0, 1.0),
        (walker(0.4, 0.9), 2.0, 1.0),
        (walker(0.08, 0.1, shade=220), 8.0, 1.0),
        (walker(0.04, 0.1, shade=230), 2.0, 2.0),
        (scenes.leaver, 2.0, 1.0),
        (scenes.comer, 2.0, 8.0),
    ],
    ids=["walks", "walks slowly", "is near", "runs", "is far, at night", "is tiny", "leaves", "comes near"],
)
def test_whoever_moves_is_seen_and_not_before(draw: Draw, noise: float, within_s: float) -> None:
    found = moving(draw, noise=noise)
    assert BEGIN_S <= found[0][0] <= BEGIN_S + within_s
    assert len(found) > 2


def test_the_box_is_where_somebody_is() -> None:
    for at_s, sight in moving(walker(0.3, 0.2)):
        assert sight.box is not None
        x = (40 + (at_s - BEGIN_S) * 0.2 * HEIGHT) / WIDTH
        assert sight.box.left - 0.1 < x < sight.box.right + 0.1
        assert 0.4 < sight.box.top < sight.box.bottom < 1


def test_what_the_owner_leaves_out_does_not_count() -> None:
    below = tuple(Point(x, y) for x, y in ((0.0, 0.4), (1.0, 0.4), (1.0, 1.0), (0.0, 1.0)))
    above = tuple(Point(x, 0.4 - y) for x, y in ((0.0, 0.4), (1.0, 0.4), (1.0, 0.1), (0.0, 0.1)))
    assert moving(walker(0.3, 0.2), ignored=[below]) == []
    assert moving(walker(0.3, 0.2), ignored=[above])


def test_it_sees_more_the_more_sensitive_it_is() -> None:
    counts = [len(moving(walker(0.05, 0.05, shade=80), sensitivity=number)) for number in (1, 25, 50, 75, 100)]
    assert all(less <= more for less, more in pairwise(counts))
    assert counts[0] < counts[-1]


def test_heat_is_where_something_moved() -> None:
    detector = MotionDetector(WIDTH, HEIGHT)
    for at_s, luma in pictures(walker(0.3, 0.2)):
        if at_s == BEGIN_S:
            assert sum(detector.heat()) < 100
        detector.look(luma, at_s)
    heat = np.frombuffer(detector.heat(), np.uint8).reshape(16, 16)
    assert heat[8:13].sum() > 10 * (heat[:6].sum() + heat[14:].sum() + 1)
    assert sum(detector.heat()) == 0


def test_what_comes_too_fast_is_passed_over() -> None:
    detector = MotionDetector(WIDTH, HEIGHT)
    looks = [(at_s, luma) for at_s, luma in pictures(walker(0.3, 0.2))]
    seldom = [detector.look(luma, at_s) for at_s, luma in looks]
    often = MotionDetector(WIDTH, HEIGHT)
    for (at_s, luma), sight in zip(looks, seldom, strict=True):
        assert often.look(luma, at_s) == sight
        assert often.look(np.zeros_like(luma), at_s + EVERY_S / 2) == sight


@settings(max_examples=60, deadline=None)
@given(
    width=st.integers(1, 400), height=st.integers(1, 400), seed=st.integers(0, 1 << 30), sensitivity=st.integers(1, 100)
)
def test_no_picture_of_any_size_breaks_it(width: int, height: int, seed: int, sensitivity: int) -> None:
    chance = np.random.default_rng(seed)
    detector = MotionDetector(width, height, sensitivity=sensitivity)
    padded = chance.integers(0, 256, (4, height, width + 7), np.uint8)
    for number in range(40):
        sight = detector.look(padded[number % 4, :, :width], number * EVERY_S)
        assert 0 <= sight.score <= 1
        assert sight.is_moving == (sight.box is not None)
        if sight.box is not None:
            assert 0 <= sight.box.left < sight.box.right <= 1
            assert 0 <= sight.box.top < sight.box.bottom <= 1
    assert len(detector.heat()) == 256


def test_motion_lasts_for_a_while() -> None:
    debounce = Debounce(3.0)
    told = [debounce.look(at_s, is_moving=at_s in (2, 4)) for at_s in range(9)]
    assert told == [False, False, True, True, True, True, True, False, False]


def test_a_box_is_in_fractions() -> None:
    assert Box(0.0, 0.25, 0.5, 1.0).right == 0.5
