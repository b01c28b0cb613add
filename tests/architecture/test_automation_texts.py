"""What automations can use, with and without its words."""

from pathlib import Path

import pytest

from .planting import append, drop, put, replace, write
from .rules.automation_texts import problems
from .tree import REPOSITORY, integration

ACTION = """
PLANTED = "water_plants"
def register(hass: HomeAssistant) -> None:
    hass.services.async_register(DOMAIN, PLANTED, water)
"""
TRIGGER = '        "clip_requested": Requested,'
CONDITION = '        "is_locked": Locked,'
OFFERS = [
    ("more_services.py", ACTION, "services", "water_plants"),
    ("trigger.py", TRIGGER, "triggers", "clip_requested"),
    ("condition.py", CONDITION, "conditions", "is_locked"),
]
WORDS = {"name": "Water plants", "description": "Waters what is planted.", "fields": {}}


def offer(tree: Path, file: str, source: str) -> None:
    """Plant something in a new file, or among what a file offers already."""
    path = integration(tree) / file
    if path.exists():
        replace(path, "    return {\n", f"    return {{\n{source}\n")
    else:
        write(path, source)


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(("file", "source", "kind", "name"), OFFERS)
def test_planted_without_words(tree: Path, file: str, source: str, kind: str, name: str) -> None:
    offer(tree, file, source)
    assert problems(tree) == [
        f"{kind}.yaml: {name!r} is missing",
        f"translations/en.json {kind}: {name!r} is missing",
        f"icons.json {kind}: {name!r} is missing",
    ]


@pytest.mark.parametrize(("kind", "name"), [offer[2:] for offer in OFFERS])
def test_planted_words_without_an_offer(tree: Path, kind: str, name: str) -> None:
    describe(tree, kind, name)
    assert [told.rpartition(": ")[2] for told in problems(tree)] == [f"nothing uses {name!r}"] * 3


@pytest.mark.parametrize(("file", "source", "kind", "name"), OFFERS)
def test_a_complete_offer_passes(tree: Path, file: str, source: str, kind: str, name: str) -> None:
    offer(tree, file, source)
    describe(tree, kind, name)
    assert not problems(tree)


@pytest.mark.parametrize("gap", [("name",), ("description",)])
@pytest.mark.parametrize(("file", "source", "kind", "name"), OFFERS)
def test_planted_half_words(tree: Path, file: str, source: str, kind: str, name: str, gap: tuple[str, ...]) -> None:
    offer(tree, file, source)
    describe(tree, kind, name)
    drop(integration(tree) / "translations" / "en.json", kind, name, *gap)
    assert problems(tree) == [f"translations/en.json {kind}.{name}: {gap[0]!r} is missing"]


def test_planted_field_without_words(tree: Path) -> None:
    write(integration(tree) / "more_services.py", ACTION)
    describe(tree, "services", "water_plants")
    append(integration(tree) / "services.yaml", "  fields:\n    until:\n      selector:\n        datetime:")
    assert problems(tree) == ["translations/en.json services.water_plants.fields: 'until' is missing"]


def test_planted_icon_of_another_kind(tree: Path) -> None:
    write(integration(tree) / "more_services.py", ACTION)
    describe(tree, "services", "water_plants")
    put(integration(tree) / "icons.json", "services", "water_plants", value={"trigger": "mdi:lock"})
    assert problems(tree) == ["icons.json services.water_plants: no 'service'"]


@pytest.mark.parametrize(
    "call",
    [
        "hass.services.async_register(DOMAIN, action.name, handle)",
        "service.async_register_admin_service(hass, DOMAIN, action.name, handle)",
        "platform.async_register_entity_service(action.name, {}, handle)",
    ],
)
def test_planted_name_that_cannot_be_read(tree: Path, call: str) -> None:
    write(integration(tree) / "more_services.py", call)
    assert "services.yaml: 'unknown' is missing" in problems(tree)


def describe(tree: Path, kind: str, name: str) -> None:
    with (integration(tree) / f"{kind}.yaml").open("a") as offers:
        offers.write(f"{name}:\n  target:\n    entity:\n")
    put(integration(tree) / "translations" / "en.json", kind, name, value=WORDS)
    put(integration(tree) / "icons.json", kind, name, value={kind.removesuffix("s"): "mdi:lock"})
