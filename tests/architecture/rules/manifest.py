"""manifest.json as hassfest wants it, and as pyproject.toml and the files beside it say."""

from collections.abc import Iterator
from pathlib import Path
import tomllib
from typing import Any

from awesomeversion import AwesomeVersion, AwesomeVersionStrategy, AwesomeVersionStrategyException

from tests.architecture.tree import integration, read_json

_REQUIRED = frozenset(
    {
        *("codeowners", "config_flow", "dependencies", "documentation", "domain", "integration_type", "iot_class"),
        *("issue_tracker", "name", "requirements", "single_config_entry", "version"),
    }
)
_OPTIONAL = frozenset(
    {
        *("after_dependencies", "bluetooth", "dhcp", "disabled", "homekit", "import_executor", "loggers", "mqtt"),
        *("preview_features", "quality_scale", "ssdp", "usb", "zeroconf"),
    }
)
_TYPES = frozenset({"device", "entity", "hardware", "helper", "hub", "service", "system"})
_IOT_CLASSES = frozenset({"assumed_state", "calculated", "cloud_polling", "cloud_push", "local_polling", "local_push"})
_SCALES = frozenset({"bronze", "silver", "gold", "platinum", "custom"})
_STRATEGIES = [
    AwesomeVersionStrategy.CALVER,
    AwesomeVersionStrategy.SEMVER,
    AwesomeVersionStrategy.SIMPLEVER,
    AwesomeVersionStrategy.BUILDVER,
    AwesomeVersionStrategy.PEP440,
]


def problems(tree: Path) -> list[str]:
    """Tell what hassfest, HACS or a reader would refuse."""
    manifest = read_json(integration(tree) / "manifest.json")
    missing = sorted(_REQUIRED - manifest.keys())
    if missing:
        return [f"manifest.json: {key!r} is missing" for key in missing]
    return [f"manifest.json: {problem}" for problem in _judge(tree, manifest)]


def _judge(tree: Path, manifest: dict[str, Any]) -> Iterator[str]:
    yield from (f"{key!r} is not a known key" for key in sorted(manifest.keys() - _REQUIRED - _OPTIONAL))
    if list(manifest) != ["domain", "name", *sorted(manifest.keys() - {"domain", "name"})]:
        yield "keys are not sorted: domain, name, then by alphabet"
    yield from _judge_identity(tree, manifest)
    yield from _judge_choices(manifest)
    for key in ("documentation", "issue_tracker"):
        if not manifest[key].startswith("https://") or "home-assistant.io" in manifest[key]:
            yield f"{key!r} is not an https address of our own"
    owners = manifest["codeowners"]
    if not owners or any(not owner.startswith("@") for owner in owners):
        yield "'codeowners' is not a list of names that begin with @"
    if manifest["config_flow"] is not (integration(tree) / "config_flow.py").exists():
        yield "'config_flow' and config_flow.py do not agree"
    if manifest["single_config_entry"] is not True:
        yield "'single_config_entry' is not true, but a home has one vault"


def _judge_identity(tree: Path, manifest: dict[str, Any]) -> Iterator[str]:
    if manifest["domain"] != integration(tree).name:
        yield "'domain' is not the name of the folder"
    try:
        AwesomeVersion(manifest["version"], ensure_strategy=_STRATEGIES)
    except AwesomeVersionStrategyException:
        yield f"'version' {manifest['version']!r} is none that Home Assistant can compare"
    project = tomllib.loads((tree / "pyproject.toml").read_text())["project"]
    if manifest["version"] != project["version"]:
        yield f"'version' is not {project['version']!r}, as in pyproject.toml"


def _judge_choices(manifest: dict[str, Any]) -> Iterator[str]:
    for key, allowed in (("integration_type", _TYPES), ("iot_class", _IOT_CLASSES), ("quality_scale", _SCALES)):
        if key in manifest and manifest[key] not in allowed:
            yield f"{key!r} is none of {', '.join(sorted(allowed))}"
