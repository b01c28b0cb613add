"""The later parts of the labelled set for motion: long enough, apart from the others, and marked as they should be."""

import numpy as np
import pytest

from benchmarks.motion import (
    events,
    fifth_events,
    fifth_quiet,
    fourth_events,
    fourth_quiet,
    kept_back,
    quiet,
    sixth_events,
    sixth_quiet,
    third_events,
    third_quiet,
)
from benchmarks.motion.actors import Actor
from benchmarks.motion.fifth_events import InTurn
from benchmarks.motion.scenes import DEVELOPMENT, FIFTH, FOURTH, SECOND, THIRD, Scene
from benchmarks.motion.sixth_events import ByTurns
from benchmarks.motion.sixth_scenes import HELD_OUT
from benchmarks.motion.stage import LEARNING_S
from benchmarks.motion.third_parts import Hedge

TUNED_ON = (*DEVELOPMENT, *SECOND, *THIRD, *FOURTH, *FIFTH)
EVENTFUL = third_events.EVENTFUL | fourth_events.EVENTFUL | fifth_events.EVENTFUL | sixth_events.EVENTFUL
_SMALL = 360
"""Rows of a picture that is drawn quickly."""
NEW = {
    scene.kind: scene
    for scene in (*HELD_OUT, *THIRD, *FOURTH, *FIFTH)
    if scene.kind in EVENTFUL and scene.size[1] <= _SMALL
}
_MOVED = 8


def test_the_held_out_part_has_all_kinds_there_are_and_some_that_nothing_was_tuned_on() -> None:
    tuned_on = {scene.kind for scene in TUNED_ON}
    new = {*sixth_events.EVENTFUL, *sixth_quiet.QUIET}
    assert {scene.kind for scene in HELD_OUT} == tuned_on | new
    assert len(new) >= 12
    assert tuned_on.isdisjoint(new)
    assert new > sixth_events.AT_NIGHT | sixth_quiet.AT_NIGHT


def test_the_held_out_part_is_long_enough_and_shares_no_seed_with_what_is_tuned_with() -> None:
    assert len(HELD_OUT) >= 120
    assert len({scene.name for scene in HELD_OUT}) == len(HELD_OUT)
    assert sum(scene.length_s for scene in HELD_OUT) >= 2 * 3600
    assert min(scene.seed for scene in HELD_OUT) > max(scene.seed for scene in TUNED_ON)
    eventful = events.EVENTFUL | kept_back.EVENTFUL | EVENTFUL
    assert sum(scene.kind in eventful for scene in HELD_OUT) >= 100
    assert set(quiet.QUIET).isdisjoint(eventful)


@pytest.mark.parametrize("kind", [*third_quiet.QUIET, *fourth_quiet.QUIET, *fifth_quiet.QUIET, *sixth_quiet.QUIET])
def test_nobody_comes_in_quiet_kinds(kind: str) -> None:
    assert next(scene for scene in (*THIRD, *FOURTH, *FIFTH, *HELD_OUT) if scene.kind == kind).events == ()


@pytest.mark.parametrize("scene", NEW.values(), ids=lambda scene: scene.name)
def test_events_begin_where_the_pictures_begin_to_differ(scene: Scene) -> None:
    stage = scene._stage()
    first, last = stage.events[0]
    assert first >= LEARNING_S * scene.fps
    assert first + scene.fps <= last < scene.count
    # Who comes, and what he is behind: without rain, light, and noise.
    stage.parts = [part for part in stage.parts if isinstance(part, (Actor, ByTurns, Hedge, InTurn))]
    stage.noise, stage.clock = 0.0, 0
    before, still, soon = (luma.astype(int) for luma in stage.pictures((first - 30, first - 10, first + 8)))
    assert _moved(before, still) == 0
    assert _moved(before, soon) > 0


def _moved(before: np.ndarray, after: np.ndarray) -> int:
    """Return how many spots of four by four pixels changed by more than noise does."""
    high, wide = (length // 4 for length in before.shape)
    spots = (after - before).reshape(high, 4, wide, 4).mean(axis=(1, 3))
    return int((np.abs(spots) > _MOVED).sum())
