"""What leaves a trail and is no motion all the same: drops that are scattered, moths that flit, what stirs in place."""

import numpy as np
from numpy.typing import NDArray
import pytest

from custom_components.footage_guard.media.motion_leaps import BLOCK, Leaps
from custom_components.footage_guard.media.motion_places import Places
from custom_components.footage_guard.media.motion_scatter import Scatter

ROWS, COLUMNS = 22, 40
CELL = 4
PLACE = (10, 20)
"""A cell."""
NOTHING = np.zeros((ROWS * CELL, COLUMNS * CELL), np.bool)


def drops(seed: int, count: int = 20) -> NDArray[np.bool]:
    """Return samples that lie about a cell as they like."""
    shown, chance = NOTHING.copy(), np.random.default_rng(seed)
    shown[chance.integers(30, 54, count), chance.integers(70, 94, count)] = True
    return shown


def figure(across: int, tall: int = 9, wide: int = 2) -> NDArray[np.bool]:
    """Return samples that lie together."""
    shown = NOTHING.copy()
    shown[42 - tall // 2 : 42 + tall // 2 + 1, across : across + wide] = True
    return shown


def scatter(*pictures: NDArray[np.bool], unlike: NDArray[np.bool] | None = None) -> Scatter:
    seen = Scatter(CELL)
    for differs in pictures:
        seen.see(differs if unlike is None else unlike, differs)
    return seen


def test_somebody_small_is_one_thing_and_drops_are_not() -> None:
    assert scatter(*(figure(80 + step) for step in range(4))).is_one_thing(PLACE, 0.0)
    assert not any(
        scatter(*(drops(4 * number + step) for step in range(4))).is_one_thing(PLACE, 0.0) for number in range(20)
    )


def test_more_is_asked_for_where_something_came_to_nothing() -> None:
    half_hidden = NOTHING.copy()
    half_hidden[[36, 37, 39, 40, 42, 43, 45, 46], 80] = True
    faint = scatter(half_hidden)
    assert faint.is_one_thing(PLACE, 0.0)
    assert not faint.is_one_thing(PLACE, 1.0)


@pytest.mark.parametrize("seen", [scatter(NOTHING), scatter(*(NOTHING for _ in range(9)))])
def test_nothing_is_neither_large_nor_a_thing(seen: Scatter) -> None:
    assert not seen.is_large(PLACE)
    assert not seen.is_one_thing(PLACE, 0.0)


def test_few_samples_have_no_shape() -> None:
    speck = NOTHING.copy()
    speck[42, 80:82] = True
    assert scatter(speck).is_one_thing(PLACE, 0.0)


def test_whoever_is_near_is_large_by_what_changes_or_by_what_stays() -> None:
    assert scatter(figure(78, tall=15, wide=6)).is_large(PLACE)
    assert not scatter(figure(78)).is_large(PLACE)
    assert scatter(figure(78), figure(79), unlike=figure(76, tall=15, wide=6)).is_large(PLACE)
    assert not scatter(figure(78, tall=15, wide=6)).is_large((2, 2))


def test_of_what_was_before_a_switch_nothing_is_left() -> None:
    seen = scatter(*(drops(step) for step in range(4)))
    seen.forget()
    seen.see(figure(80), figure(80))
    assert seen.is_one_thing(PLACE, 0.0)


def leaping(*places: tuple[float, float], half: int = 1) -> Leaps:
    """Return what followed something small, in cells."""
    leaps = Leaps(ROWS, COLUMNS)
    for row, column in places:
        excess = np.zeros((ROWS, COLUMNS), np.float32)
        excess[round(row) - half : round(row) + half + 1, round(column) - half : round(column) + half + 1] = 6
        leaps.follow(leaps.sums(excess), busy=0.0)
    return leaps


def test_what_goes_along_the_ground_leaps_and_what_flits_does_not() -> None:
    assert not leaping((12, 4), (12, 8), (12, 12)).is_flitting()
    assert not leaping((12, 30), (12, 26), (12, 22)).is_flitting()
    assert leaping((12, 4), (9, 8), (6, 12)).is_flitting()
    assert leaping((12, 8), (12, 12), (12, 8)).is_flitting()
    assert leaping((12, 4), (12, 8)).is_flitting()


def test_whoever_is_large_does_not_flit() -> None:
    assert not leaping((12, 4), (8, 8), half=2).is_flitting()


def test_what_leaps_flits_until_it_was_seen_thrice_without_a_gap() -> None:
    leaps = leaping((12, 4), (12, 8))
    leaps.follow(leaps.sums(np.zeros((ROWS, COLUMNS), np.float32)), busy=0.0)
    assert leaps.is_flitting()
    assert Leaps(BLOCK, BLOCK).is_flitting()


def test_what_stirs_and_comes_to_nothing_raises_the_bar_there_for_minutes() -> None:
    places = Places(ROWS, COLUMNS)
    for place in (None, PLACE, PLACE, None):
        places.stir(place)
    once = places.raised(PLACE)
    assert once > 0
    assert places.raised((PLACE[0] + 6, PLACE[1])) == 0
    for place in (PLACE, None):
        places.stir(place)
    assert places.raised(PLACE) > once
    trail = np.ones((ROWS, COLUMNS), np.float32)
    assert places.lowered(trail)[PLACE] < places.lowered(trail)[0, 0] == 1
    for _ in range(5 * 60 * 5):
        places.fade()
    assert places.raised(PLACE) < 0.1 * once


def test_what_became_motion_raises_no_bar() -> None:
    places = Places(ROWS, COLUMNS)
    places.stir(PLACE)
    places.move()
    places.stir(PLACE)
    places.stir(None)
    assert places.raised(PLACE) == 0


def test_drops_raise_the_bar_at_once() -> None:
    places = Places(ROWS, COLUMNS)
    places.scatter(PLACE)
    once = places.raised(PLACE)
    places.scatter(PLACE)
    assert 0 < once < places.raised(PLACE) < 1


def test_doubt_is_what_was_known_of_the_places_before_something_came_there() -> None:
    places = Places(ROWS, COLUMNS)
    for _ in range(6):
        places.scatter(PLACE)
    places.begin()
    places.go_on((0, 0))
    places.scatter((0, 0))
    places.go_on((0, 0))
    assert places.doubt == 0
    places.go_on(PLACE)
    places.go_on((0, 0))
    assert places.doubt == pytest.approx(places.raised(PLACE))
    places.begin()
    assert places.doubt == 0
