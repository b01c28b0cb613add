"""Home Assistant's own ways, kept and left."""

from pathlib import Path

import pytest

from .planting import replace, write
from .rules.platform_manners import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("import requests", "it asks by requests, not by Home Assistant's session"),
        ("from urllib.request import urlopen", "it asks by urllib.request, not by Home Assistant's session"),
        ("session = aiohttp.ClientSession()", "it makes a session of its own"),
        ("raise HomeAssistantError('Broken')", "HomeAssistantError is raised without a translation"),
        ("raise ConfigEntryNotReady", "ConfigEntryNotReady is raised without a translation"),
        (
            "raise ServiceValidationError(translation_domain=DOMAIN)",
            "ServiceValidationError is raised without a translation",
        ),
        ("hass.data[DOMAIN] = {}", "hass.data[DOMAIN] is used, not the entry's runtime_data"),
    ],
)
def test_planted(tree: Path, code: str, problem: str) -> None:
    write(integration(tree) / "bridge" / "planted.py", f"{code}\n")
    assert problems(tree) == [f"bridge/planted.py:1: {problem}"]


@pytest.mark.parametrize(
    "code",
    [
        "from ..requests import RequestDesk",
        "raise HomeAssistantError(translation_domain=DOMAIN, translation_key='broken')",
        "raise VaultError",
        "hass.data[LAST_TOLD] = {}",
    ],
)
def test_what_is_good_passes(tree: Path, code: str) -> None:
    write(integration(tree) / "bridge" / "planted.py", f"{code}\n")
    assert not problems(tree)


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("entry.py", "entry.runtime_data = ", "kept = ", "what runs is not in the entry's runtime_data"),
        ("types.py", "= ConfigEntry[FootageGuardData]", "= object", "the entry has no type of its own"),
    ],
)
def test_planted_entry(tree: Path, file: str, old: str, new: str, problem: str) -> None:
    replace(integration(tree) / file, old, new)
    assert problems(tree) == [f"entry.py: {problem}"]
