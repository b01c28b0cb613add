"""The labelled set for motion: its scenes are what they say, and its scorer counts as it says."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from benchmarks.motion import events, footage, kept_back, quiet, surveillance
from benchmarks.motion.actors import Actor
from benchmarks.motion.scenes import DEVELOPMENT, SECOND, Scene
from benchmarks.motion.scoring import LEARNING_S, Tally, Watched, intervals, score, tally
from benchmarks.motion.sent import sent
from benchmarks.motion.stage import LEARNING_S as STILL_S

FPS = 15
SOME = {scene.kind: scene for scene in DEVELOPMENT if scene.seed == 1}
KEPT_BACK = [scene for scene in SECOND if scene.kind in kept_back.EVENTFUL or scene.kind in kept_back.QUIET]


def watched(*, events: tuple[tuple[int, int], ...] = (), on: tuple[tuple[int, int], ...] = ()) -> Watched:
    return Watched(name="a film", kind="a kind", fps=FPS, count=60 * FPS, events=events, on=on)


def test_there_are_enough_scenes_of_every_kind_and_none_twice() -> None:
    assert len(DEVELOPMENT) >= 200
    assert len(SECOND) >= 90
    assert len({(scene.kind, scene.seed) for scene in (*DEVELOPMENT, *SECOND)}) == len(DEVELOPMENT) + len(SECOND)
    assert {scene.seed for scene in DEVELOPMENT}.isdisjoint(scene.seed for scene in SECOND)
    tables = (events.EVENTFUL, quiet.QUIET, kept_back.EVENTFUL, kept_back.QUIET)
    assert len({kind for table in tables for kind in table}) == sum(map(len, tables))
    assert {scene.kind for scene in DEVELOPMENT} == {*events.EVENTFUL, *quiet.QUIET}
    assert {scene.kind for scene in SECOND} - {scene.kind for scene in DEVELOPMENT} == {
        *kept_back.EVENTFUL,
        *kept_back.QUIET,
    }
    assert len(kept_back.EVENTFUL) >= 6
    assert len(kept_back.QUIET) >= 4


def test_there_is_time_to_learn_before_anybody_comes_and_to_see_him_before_the_film_ends() -> None:
    for kind in ("walking", "slow", "approaching", "courier", "car", "two people"):
        scene = SOME[kind]
        ((first, last),) = scene.events
        assert first >= STILL_S * scene.fps
        assert first + scene.fps <= last < scene.count


def test_in_each_scene_of_a_kept_back_kind_one_thing_happens_or_nothing_does() -> None:
    for scene in KEPT_BACK:
        happens = scene.events
        assert len(happens) == (scene.kind in kept_back.EVENTFUL), scene.name
        for first, last in happens:
            assert first >= STILL_S * scene.fps, scene.name
            assert first + scene.fps <= last < scene.count, scene.name


def test_kept_back_kinds_are_drawn_in_all_their_looks() -> None:
    parts = [(scene.kind, part) for scene in KEPT_BACK for part in scene._stage().parts]
    drawn = {type(part).__name__ for _, part in parts} | {
        part.looks.what.draw.__name__ for _, part in parts if isinstance(part, Actor)
    }
    assert drawn >= {"_wheelchair", "_stroller", "_scooter", "_dog", "_parcel"}
    assert drawn >= {"Doorway", "Trunks", "Television", "StreetLamp", "Laundry", "Awning", "Hail", "Sleet"}
    for kind, part in parts:
        if kind == "dog" and isinstance(part, Actor):
            assert set(part._is_leftward.tolist()) == {True, False}


@pytest.mark.parametrize("kind", kept_back.QUIET)
def test_a_quiet_kind_is_not_a_still_picture(kind: str) -> None:
    for scene in KEPT_BACK:
        if scene.kind == kind:
            shown = [luma[40:-40].astype(int) for luma in scene.frames(range(300, 870, 38))]
            assert max(_moved(before, after) for before, after in pairwise(shown)) > 20, scene.name


def test_the_same_seed_draws_the_same_and_another_something_else() -> None:
    first, again, other = (
        next(iter(Scene(kind="walking", seed=seed, length_s=20, bits=400_000).frames())) for seed in (1, 1, 2)
    )
    assert np.array_equal(first, again)
    assert np.abs(first.astype(int) - other).mean() > 5


def begins() -> list[Scene]:
    return [SOME["small"], SOME["leaving"], *(scene for scene in KEPT_BACK if scene.kind in kept_back.EVENTFUL)]


@pytest.mark.parametrize("scene", begins(), ids=lambda scene: scene.name)
def test_an_event_begins_where_the_pictures_begin_to_differ(scene: Scene) -> None:
    first, _ = scene.events[0]
    # Without the clock, whose digits change.
    before, still, soon, later = (
        luma[40:-40].astype(int) for luma in scene.frames((first - 25, first - 5, first + 12, first + 20))
    )
    assert max(_moved(before, soon), _moved(before, later)) > 3 * max(_moved(before, still), 1)


def _moved(before: np.ndarray, after: np.ndarray) -> int:
    """Return how many spots of four by four pixels changed by more than noise does."""
    apart = after - before
    high, wide = (length // 4 * 4 for length in apart.shape)
    spots = apart[:high, :wide].reshape(high // 4, 4, wide // 4, 4).mean(axis=(1, 3))
    return int((np.abs(spots) > 8).sum())


def test_a_film_is_encoded_once_and_decoded_to_what_was_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTAGE_GUARD_CACHE", str(tmp_path))
    scene = Scene(kind="walking", seed=1, length_s=1.0, bits=400_000, gop=10)
    path = footage.encoded(scene)
    written = path.stat().st_mtime_ns
    assert footage.encoded(scene).stat().st_mtime_ns == written
    for (number, seen), drawn in zip(footage.pictures(path), scene.frames(), strict=True):
        assert np.abs(seen.astype(int) - drawn).mean() < 6, number
    assert [seen.number for seen in footage.pictures(path, keys_only=True)] == [0, 10]
    sent_ones = list(sent(path))
    assert [packet.is_key for packet in sent_ones][:11] == [True, *[False] * 9, True]
    assert [round(packet.at_s * scene.fps, 3) for packet in sent_ones] == list(range(15))


def test_each_view_of_the_real_clip_shows_its_part_of_it() -> None:
    for view in (surveillance.WHOLE, *surveillance.VIEWS):
        luma = next(view._frames())
        assert luma.shape == (view.rows[1] - view.rows[0], view.columns[1] - view.columns[0])


def test_an_event_is_found_by_going_on_in_it_and_its_delay_runs_from_the_first_movement() -> None:
    assert tally(watched(events=((300, 450),), on=((312, 480),))).delays_s == (0.8,)
    assert tally(watched(events=((300, 450),), on=((294, 480),))).delays_s == (0.0,)
    assert tally(watched(events=((300, 320),), on=((335, 480),))).delays_s == (35 / 15,)
    assert tally(watched(events=((300, 320),), on=((336, 480),))).delays_s == ()


def test_who_was_on_before_anybody_came_has_found_nobody() -> None:
    told = tally(watched(events=((300, 450),), on=((100, 899),)))
    assert told.delays_s == ()
    assert told.false_alarms == 1
    assert tally(watched(events=((300, 450),), on=((100, 310), (340, 500)))).delays_s == (40 / 15,)


@pytest.mark.parametrize(("begin", "wrong"), [(269, 1), (270, 0), (480, 0), (481, 1)])
def test_a_false_alarm_begins_more_than_two_seconds_from_any_event(begin: int, wrong: int) -> None:
    assert tally(watched(events=((300, 450),), on=((begin, 899),))).false_alarms == wrong


def test_what_happens_while_it_learns_does_not_count_but_what_goes_on_from_there_does() -> None:
    still_learning = round(LEARNING_S * FPS) - 1
    assert tally(watched(on=((20, still_learning),))).false_alarms == 0
    assert tally(watched(on=((20, still_learning + 1),))).false_alarms == 1
    assert tally(watched(events=((20, 500),), on=((30, 400),))) == Tally(
        name="a film", kind="a kind", events=0, delays_s=(), false_alarms=0, watched_s=50
    )


def test_intervals_are_read_from_the_states_after_each_frame() -> None:
    assert intervals([(0, False), (3, True), (6, True), (9, False), (12, True)]) == ((3, 6), (12, 12))
    assert intervals([]) == ()


def test_the_score_adds_up_and_knows_how_sure_it_is() -> None:
    found = Tally(name="", kind="", events=1, delays_s=(0.4,), false_alarms=0, watched_s=90)
    late = Tally(name="", kind="", events=1, delays_s=(1.4,), false_alarms=0, watched_s=90)
    missed = Tally(name="", kind="", events=1, delays_s=(), false_alarms=1, watched_s=180)
    told = score([found, found, late, missed])
    assert told.recall.value == 0.75
    assert told.soon.value == 0.5
    assert told.false_an_hour.value == pytest.approx(8)
    assert told.median_s == 0.4
    assert told.slow_s == pytest.approx(1.3)
    assert (told.events, told.hours) == (4, 0.125)
    assert told.recall.low < told.recall.value < told.recall.high
    assert score([found] * 5).recall == (1, 1, 1)
    assert score([missed] * 5).recall == (0, 0, 0)
