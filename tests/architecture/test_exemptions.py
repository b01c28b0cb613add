"""Reasons why a rule of the quality scale is exempt, good and gone."""

from pathlib import Path

import pytest

from .planting import append, put, replace
from .rules.exemptions import REASONS, problems
from .rules.quality_scale import answers, status
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        (
            "requirements",
            ["onnx==1.0"],
            [
                "dependency-transparency is exempt, but the manifest requires onnx==1.0",
                "async-dependency is exempt, but the manifest requires onnx==1.0",
            ],
        ),
        ("iot_class", "local_polling", ["appropriate-polling is exempt, but the manifest says local_polling"]),
        (
            "zeroconf",
            ["_doorbell._tcp.local."],
            [
                "discovery is exempt, but the manifest has zeroconf",
                "discovery-update-info is exempt, but the manifest has zeroconf",
            ],
        ),
    ],
)
def test_planted_in_the_manifest(tree: Path, key: str, value: object, told: list[str]) -> None:
    put(integration(tree) / "manifest.json", key, value=value)
    assert problems(tree) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("async def async_step_reauth(self):\n    pass", "reauthentication-flow is exempt, but config_flow.py has"),
        ("raise ConfigEntryAuthFailed()", "reauthentication-flow is exempt, but config_flow.py has ConfigEntryAuth"),
        ("async def async_step_dhcp(self):\n    pass", "discovery is exempt, but config_flow.py has async_step_dhcp"),
    ],
)
def test_planted_step(tree: Path, text: str, told: str) -> None:
    append(integration(tree) / "config_flow.py", f"\n{text}")
    assert problems(tree)[0].startswith(told)


def test_planted_exemption_that_nothing_looks_at(tree: Path) -> None:
    assert "brands" not in REASONS
    replace(
        integration(tree) / "quality_scale.yaml", "brands: done", "brands:\n    status: exempt\n    comment: Planted."
    )
    assert problems(tree) == ["brands is exempt, and nothing looks whether the reason holds"]


def test_planted_reason_of_a_rule_that_is_done_is_not_looked_at(tree: Path) -> None:
    assert status(answers(tree)["discovery"]) == "exempt"
    text = (integration(tree) / "quality_scale.yaml").read_text()
    start, end = text.index("  discovery:"), text.index("  discovery-update-info:")
    replace(integration(tree) / "quality_scale.yaml", text[start:end], "  discovery: done\n")
    put(integration(tree) / "manifest.json", "ssdp", value=[])
    assert problems(tree) == ["discovery-update-info is exempt, but the manifest has ssdp"]
