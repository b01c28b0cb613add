"""A recipe has one spelling and one digest, and none is taken that cannot be."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from custom_components.footage_guard.model.redaction.area import RecipeImpossible
from custom_components.footage_guard.model.redaction.recipe import (
    MOST_BOXES,
    MOST_MUTES,
    Interval,
    Moment,
    Mute,
    Recipe,
    Treatment,
    Whole,
    Why,
)

from .made import MIDDLE, PIXELATED, area, covered, full, moving, recipe, staying

MUTE = Mute(from_ms=0, to_ms=1, why=Why.OTHER)
RECIPES = [
    recipe(),
    full(),
    recipe(at_ms=40),
    recipe(0, 1, staying(), whole=PIXELATED),
    recipe(whole=covered(staying())),
    recipe(audio=True, mutes=(MUTE,)),
]


@pytest.mark.parametrize("one", RECIPES)
def test_its_digest_is_that_of_its_one_spelling(one: Recipe) -> None:
    assert one.sha256 == sha256(one.dump()).digest()


def test_no_two_recipes_have_one_digest() -> None:
    changed = [
        recipe(0, 1001),
        recipe(1, 1000),
        recipe(0, 1000, staying()),
        recipe(0, 1000, staying(area(0.25, 0.25, 0.75, 0.750001))),
        recipe(0, 1000, staying(from_ms=1)),
        recipe(0, 1000, moving((1, MIDDLE))),
        recipe(whole=covered()),
    ]
    assert len({one.sha256 for one in (*RECIPES, *changed)}) == len(RECIPES) + len(changed)


def test_the_digest_of_a_known_recipe_stays_what_it_is() -> None:
    assert full().sha256.hex() == "151055408b0400358c7cce3f0436ac9933722172f6f957b3607b1b0a44e4e992"


@pytest.mark.parametrize(
    "make",
    [
        lambda: recipe(0, 1, *[staying()] * (MOST_BOXES + 1)),
        lambda: recipe(audio=True, mutes=(MUTE,) * (MOST_MUTES + 1)),
        lambda: recipe(0, 1, *[moving(*((at, MIDDLE) for at in range(4001)))] * 5),
        lambda: recipe(mutes=(MUTE,)),
        lambda: recipe(at_ms=0, audio=True),
        lambda: Moment(at_ms=-1),
        lambda: Interval(from_ms=1, to_ms=1),
        lambda: Mute(from_ms=1, to_ms=0, why=Why.OTHER),
        lambda: Whole(mode=Treatment.PIXELATED, hole=staying(), why=Why.OTHER),
    ],
)
def test_no_recipe_is_impossible(make: Callable[[], object]) -> None:
    with pytest.raises(RecipeImpossible):
        make()
