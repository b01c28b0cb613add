"""What a start of Home Assistant loads of Footage Guard: no library that is not there anyway, and no form or flow."""

import json
import subprocess
import sys
from typing import Final

import pytest

from .tree import DOMAIN, REPOSITORY, integration, read_json

PACKAGE: Final = f"custom_components.{DOMAIN}"
PLATFORMS: Final = ("binary_sensor", "button", "camera", "event", "sensor", "switch", "todo")
LATER: Final = (
    *("camera_flow", "condition", "config_flow", "diagnostics", "forms", "options_flow", "repairs", "system_health"),
    *("trigger", "vault.check", "ledger.verify"),
)
"""What Home Assistant loads when somebody needs it: a form, a report, an automation; or a program of its own."""
_LOAD: Final = """
import importlib, json, sys
for name in {before!r}:
    importlib.import_module(name)
before = set(sys.modules)
for name in {ours!r}:
    importlib.import_module(name)
json.dump(sorted(set(sys.modules) - before), sys.stdout)
"""


def _loaded(before: list[str], ours: list[str]) -> list[str]:
    """Return which modules come when some are imported behind others."""
    code = _LOAD.format(before=before, ours=ours)
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=True, capture_output=True, text=True)
    return list(json.loads(done.stdout))


def _anyway() -> list[str]:
    """Return what Home Assistant has loaded by then: what we depend on, its platforms, and what decodes streams."""
    manifest = read_json(integration(REPOSITORY) / "manifest.json")
    components = {*manifest["dependencies"], *manifest["after_dependencies"], *PLATFORMS}
    # Probatio has to be there first, as it is in a home.
    return ["homeassistant", *sorted(f"homeassistant.components.{name}" for name in components), "av", "numpy"]


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    """Return what comes with an entry and its platforms."""
    return _loaded(_anyway(), [PACKAGE, *(f"{PACKAGE}.{name}" for name in PLATFORMS)])


def test_no_library_comes_with_us(loaded: list[str]) -> None:
    brought = {name.partition(".")[0] for name in loaded}
    assert brought - {*sys.stdlib_module_names} <= {"custom_components", "homeassistant", "cryptography", "numpy", "av"}


def test_what_is_not_needed_yet_is_not_loaded(loaded: list[str]) -> None:
    assert f"{PACKAGE}.entry" in loaded
    assert not [name for name in LATER if f"{PACKAGE}.{name}" in loaded]


def test_each_of_them_is_there() -> None:
    folder = integration(REPOSITORY)
    paths = [folder / name.replace(".", "/") for name in LATER]
    assert not [path for path in paths if not (path.with_suffix(".py").exists() or (path / "__init__.py").exists())]


@pytest.mark.parametrize(("ours", "seen"), [("json.tool", {"json.tool"}), ("colorsys", {"colorsys"}), ("sys", set())])
def test_what_comes_is_seen(ours: str, seen: set[str]) -> None:
    assert {*_loaded(["json"], [ours])} >= seen
    assert not {*_loaded(["json", ours], [ours])}
