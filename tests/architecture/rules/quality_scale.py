"""quality_scale.yaml answers every rule of Home Assistant's Integration Quality Scale, and none with *not yet*."""

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
_STATES = ("done", "exempt")


def problems(tree: Path) -> list[str]:
    """Tell which rules have no answer, and which answers say nothing or not yet."""
    given = answers(tree)
    expected = {*BRONZE, *SILVER, *GOLD, *PLATINUM}
    found = differences("quality_scale.yaml", expected=expected, found={*given})
    return found + [f"quality_scale.yaml: {rule} {problem}" for rule in given for problem in _judge(given[rule])]


def answers(tree: Path) -> dict[str, Any]:
    """Return what is answered to each rule."""
    path = integration(tree) / "quality_scale.yaml"
    return dict(yaml.safe_load(path.read_text())["rules"]) if path.exists() else {}


def status(answer: Any) -> Any:
    """Return how a rule stands, whether it has a comment or not."""
    return answer.get("status") if isinstance(answer, dict) else answer


def _judge(answer: Any) -> Iterator[str]:
    stands, comment = status(answer), answer.get("comment") if isinstance(answer, dict) else None
    if stands == "todo":
        yield "is not done"
    elif stands not in _STATES:
        yield f"is {stands!r}, none of {' and '.join(_STATES)}"
    elif stands == "exempt" and not (isinstance(comment, str) and comment.strip()):
        yield "has no comment that says why"
