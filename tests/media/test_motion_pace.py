"""Whether something small walks, or flies, falls and floats: how far it goes between two looks, of its own size."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
import pytest

from custom_components.footage_guard.media.motion import EVERY_S, MotionDetector
from custom_components.footage_guard.media.motion_cells import CELL
from custom_components.footage_guard.media.motion_pace import Pace

ROWS, COLUMNS = 88, 160
USUAL = np.random.default_rng(3).integers(-20, 20, (ROWS, COLUMNS)).astype(np.int16)
"""What is behind."""
STEP = 4
"""Pixels of a sample."""

type Place = tuple[int, int]


def shown(*things: tuple[Place, Place], by: int = 150) -> tuple[NDArray[np.int16], NDArray[np.bool]]:
    """Return edges with things in them, each of a place and a size in samples, and what is unlike the background."""
    edges = USUAL.copy()
    for (top, left), (high, wide) in things:
        edges[max(0, top) : top + high, max(0, left) : left + wide] += by
    return edges, edges != USUAL


def pace(pictures: Sequence[tuple[NDArray[np.int16], NDArray[np.bool]]]) -> Pace:
    seen = Pace()
    for edges, unlike in pictures:
        seen.see(edges, unlike, USUAL)
    return seen


def going(size: Place, step: Place, *, end: Place = (40, 80), looks: int = 5) -> Pace:
    """Return what is known of something that ends up at a place, and went by a step at each look."""
    return pace(
        [shown(((end[0] - ago * step[0], end[1] - ago * step[1]), size)) for ago in reversed(range(looks))],
    )


@pytest.mark.parametrize(
    ("size", "step"),
    [((4, 2), (0, 1)), ((9, 3), (0, 2)), ((9, 4), (0, 6)), ((3, 9), (0, 4)), ((9, 3), (1, 0)), ((9, 3), (0, 0))],
    ids=["far away", "walks", "runs", "a cat", "towards the camera", "stands"],
)
def test_who_goes_by_less_than_their_own_length_walks(size: Place, step: Place) -> None:
    seen = going(size, step)
    assert seen.is_walking((43, 81))
    assert not seen.is_flying((43, 81))


@pytest.mark.parametrize(
    ("size", "step"),
    [((2, 3), (4, 1)), ((4, 4), (-5, 7)), ((2, 3), (0, 6)), ((4, 4), (0, -6))],
    ids=["a leaf", "a moth", "a leaf in the wind", "a bird"],
)
def test_what_goes_by_more_than_its_own_length_flies(size: Place, step: Place) -> None:
    seen = going(size, step)
    assert not seen.is_walking((41, 81))
    assert seen.is_flying((41, 81))


def test_what_sinks_by_much_of_its_own_height_does_not_walk_and_is_not_sure_to_fly() -> None:
    seen = going((4, 3), (2, 0))
    assert not seen.is_walking((41, 81))
    assert not seen.is_flying((41, 81))


def test_what_is_smaller_than_anybody_who_is_to_be_found_does_not_walk() -> None:
    assert not going((2, 2), (0, 1)).is_walking((40, 80))


def test_a_large_thing_is_not_sure_to_fly_however_it_goes() -> None:
    assert not going((14, 12), (0, 9)).is_flying((46, 86))
    # Nor where all about it is full.
    assert not going((40, 40), (0, 9)).is_flying((60, 100))


def test_what_is_not_there_or_not_for_long_enough_neither_walks_nor_flies() -> None:
    nothing = shown()
    for pictures in ([nothing] * 4, [*[nothing] * 3, shown(((40, 80), (9, 3)))]):
        seen = pace(pictures)
        assert not seen.is_walking((43, 81))
        assert not seen.is_flying((43, 81))
    changed = [shown(((40, 80), (9, 3))), shown(((40, 80), (9, 3)), by=-150), shown(((40, 80), (9, 3)))]
    assert not pace(changed).is_walking((43, 81))


def test_of_what_was_before_a_switch_nothing_is_left() -> None:
    seen = going((9, 3), (0, 2))
    seen.forget()
    seen.see(*shown(((40, 80), (9, 3))), USUAL)
    assert not seen.is_walking((43, 81))


def test_two_leaves_that_pass_each_other_are_not_one_that_is_long() -> None:
    falling = [
        shown(((28 + 4 * look, 80), (2, 2)), ((40 - 4 * look, 84 if look == 2 else 90), (2, 2))) for look in range(4)
    ]
    assert not pace(falling).is_walking((40, 80))


@pytest.mark.parametrize("end", [(0, 0), (84, 0), (0, 156), (84, 156)])
def test_somebody_at_the_rim_of_the_picture_walks_as_well(end: Place) -> None:
    assert going((4, 4), (0, 1), end=end, looks=4).is_walking((end[0] + 1, end[1] + 1))


def film(size: Place, step: Place, begin: Place, looks: int) -> Iterator[NDArray[np.uint8]]:
    """Yield pictures of a wall with stains: a while without anything, then something dark that goes by."""
    chance = np.random.default_rng(5)
    stains = np.kron(chance.integers(120, 160, (ROWS // 4, COLUMNS // 4)), np.ones((4 * STEP, 4 * STEP)))
    for look in range(-60, looks):
        picture = stains + chance.normal(0, 1, stains.shape)
        if look >= 0:
            top, left = (round(STEP * (at + look * by)) for at, by in zip(begin, step, strict=True))
            picture[max(0, top) : top + STEP * size[0], max(0, left) : left + STEP * size[1]] = 40
        yield picture.astype(np.uint8)


def is_found(size: Place, step: Place, begin: Place = (30, 60), *, is_doubted: bool = False) -> bool:
    """Tell whether a detector finds what goes by; where it is doubted, all that was small came to nothing before."""
    detector = MotionDetector(COLUMNS * STEP, ROWS * STEP)
    is_moving = False
    for number, picture in enumerate(film(size, step, begin, 14)):
        if number == 55 and is_doubted:
            for _ in range(9):
                for place in np.ndindex(ROWS // CELL, COLUMNS // CELL):
                    detector._cells._places.scatter(place)
        is_moving = detector.look(picture, number * EVERY_S).is_moving or is_moving
    return is_moving


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_shown_is_answered(seed: int) -> None:
    """Something large that goes fast leaves what is looked at: following it there ended the detector for good."""
    chance = np.random.default_rng(seed)
    large = chance.integers(-120, 120, (ROWS + 60, COLUMNS + 60)).astype(np.int16)
    large[chance.random(large.shape) > chance.choice([0.02, 0.1, 0.4])] = 0
    down, across = chance.integers(-9, 10, 2)
    pictures = []
    for look in range(4):
        part = large[30 + look * down :, 30 + look * across :][:ROWS, :COLUMNS]
        edges = (USUAL + part * (1 + look * chance.random())).astype(np.int16)
        pictures.append((edges, edges != USUAL))
    seen = pace(pictures)
    for place in ((44, 80), (2, 2), (86, 158)):
        assert {seen.is_walking(place), seen.is_flying(place)} <= {True, False}


def test_the_detector_finds_who_walks_and_not_what_falls() -> None:
    assert is_found((7, 3), (0, 1))
    assert not is_found((2, 3), (4, 0), (4, 60))
    assert not is_found((2, 2), (0, 1))


@pytest.mark.parametrize("step", [(0, 1), (0, 5)], ids=["walks", "runs"])
def test_where_what_is_small_came_to_nothing_all_the_time_only_who_is_large_counts(step: Place) -> None:
    assert is_found((6, 2), step, (30, 20))
    assert not is_found((6, 2), step, (30, 20), is_doubted=True)
    assert is_found((24, 9), step, (30, 20), is_doubted=True)
