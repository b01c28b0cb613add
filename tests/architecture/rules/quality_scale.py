"""quality_scale.yaml answers every rule of Home Assistant's Integration Quality Scale."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.architecture.tree import differences, integration

BRONZE = (
    *("action-setup", "appropriate-polling", "brands", "common-modules", "config-flow", "config-flow-test-coverage"),
    *("dependency-transparency", "docs-actions", "docs-conditions", "docs-high-level-description"),
    *("docs-installation-instructions", "docs-removal-instructions", "docs-triggers", "entity-event-setup"),
    *("entity-unique-id", "has-entity-name", "runtime-data", "test-before-configure", "test-before-setup"),
    "unique-config-entry",
)
SILVER = (
    *("action-exceptions", "config-entry-unloading", "docs-configuration-parameters"),
    *("docs-installation-parameters", "entity-unavailable", "integration-owner", "log-when-unavailable"),
    *("parallel-updates", "reauthentication-flow", "test-coverage"),
)
GOLD = (
    *("devices", "diagnostics", "discovery", "discovery-update-info", "docs-data-update", "docs-examples"),
    *("docs-known-limitations", "docs-supported-devices", "docs-supported-functions", "docs-troubleshooting"),
    *("docs-use-cases", "dynamic-devices", "entity-category", "entity-device-class", "entity-disabled-by-default"),
    *("entity-translations", "exception-translations", "icon-translations", "reconfiguration-flow", "repair-issues"),
    "stale-devices",
)
PLATINUM = ("async-dependency", "inject-websession", "strict-typing")
_STATES = ("done", "todo", "exempt")


def problems(tree: Path) -> list[str]:
    """Tell which rules have no answer, and which answers say nothing."""
    path = integration(tree) / "quality_scale.yaml"
    answers = yaml.safe_load(path.read_text())["rules"] if path.exists() else {}
    expected = {*BRONZE, *SILVER, *GOLD, *PLATINUM}
    found = differences("quality_scale.yaml", expected=expected, found={*answers})
    return found + [f"quality_scale.yaml: {rule} {problem}" for rule in answers for problem in _judge(answers[rule])]


def _judge(answer: Any) -> Iterator[str]:
    status, comment = (answer.get("status"), answer.get("comment")) if isinstance(answer, dict) else (answer, None)
    if status not in _STATES:
        yield f"is {status!r}, none of {', '.join(_STATES)}"
    if status in {"todo", "exempt"} and not (isinstance(comment, str) and comment.strip()):
        yield "has no comment that says why"
