"""The reference and the forms, complete and with gaps."""

from pathlib import Path

import pytest

from .planting import append, drop, put, replace, write
from .rules.documented import ACTIONS, REFERENCE, SET_UP, TRIGGERS, TROUBLE, problems
from .tree import REPOSITORY, integration

PAGES = (*(REFERENCE / name for name in (ACTIONS, TRIGGERS, SET_UP)), TROUBLE)


@pytest.fixture(name="pages")
def _pages(tree: Path) -> Path:
    """Give the folder of the reference in a copy of the repository."""
    for name in PAGES:
        write(tree / name, (REPOSITORY / name).read_text())
    return tree / REFERENCE


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("page", "row", "problem"),
    [
        (ACTIONS, "| `duration` |", "footage_guard.record_clip has no row for duration"),
        (ACTIONS, "| target |", "footage_guard.record_clip has no row for target"),
        (ACTIONS, "## `footage_guard.lock_vault`", "footage_guard.lock_vault has no section"),
        (TRIGGERS, "| `reason` |", "footage_guard.clip_recorded has no row for reason"),
        (TRIGGERS, "## `footage_guard.share_ended`", "footage_guard.share_ended has no section"),
        (SET_UP, "| `veto_hours` |", "Options: 'veto_hours' is missing"),
        (SET_UP, "| `sees_public_space` |", "Camera: 'sees_public_space' is missing"),
        (SET_UP, "| user | `mode` |", "Vault: 'mode' is missing"),
    ],
)
def test_planted_gap(pages: Path, tree: Path, page: str, row: str, problem: str) -> None:
    lines = (pages / page).read_text().splitlines()
    kept = [line for line in lines if not line.startswith(row)]
    assert len(kept) < len(lines)
    write(pages / page, "\n".join(kept))
    assert problems(tree) == [f"{page}: {problem}"]


@pytest.mark.parametrize(
    ("page", "text", "problem"),
    [
        (ACTIONS, "## `footage_guard.approve`", "approve belongs to nothing"),
        (TRIGGERS, "## `footage_guard.rang`", "rang belongs to nothing"),
    ],
)
def test_planted_section(pages: Path, tree: Path, page: str, text: str, problem: str) -> None:
    append(pages / page, f"\n{text}")
    assert problems(tree) == [f"{page}: {problem}"]


def test_planted_row(pages: Path, tree: Path) -> None:
    replace(pages / SET_UP, "| `veto_hours` |", "| `planted` | 0 | | |\n| `veto_hours` |")
    assert problems(tree) == [f"{SET_UP}: Options: nothing uses 'planted'"]


@pytest.mark.usefixtures("pages")
def test_planted_issue(tree: Path) -> None:
    put(integration(tree) / "translations" / "en.json", "issues", "planted", "title", value="It is planted")
    assert problems(tree) == ["troubleshooting.md: 'It is planted' is missing"]


@pytest.mark.usefixtures("pages")
def test_planted_row_of_an_issue(tree: Path) -> None:
    replace(tree / TROUBLE, "| Too few people can vote |", "| Planted | |\n| Too few people can vote |")
    assert problems(tree) == ["troubleshooting.md: nothing uses 'Planted'"]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        (("options", "step", "init"), "Options"),
        (("config_subentries", "camera", "step", "reconfigure"), "Camera"),
        (("config", "step", "passphrase"), "Vault"),
    ],
)
@pytest.mark.usefixtures("pages")
def test_planted_field_of_a_form(tree: Path, keys: tuple[str, ...], problem: str) -> None:
    put(integration(tree) / "translations" / "en.json", *keys, "data", "planted", value="Planted")
    assert problems(tree) == [f"{SET_UP}: {problem}: 'planted' is missing"]


@pytest.mark.usefixtures("pages")
def test_planted_loss_of_a_field(tree: Path) -> None:
    drop(integration(tree) / "translations" / "en.json", "options", "step", "init", "data", "link_days")
    assert problems(tree) == [f"{SET_UP}: Options: nothing uses 'link_days'"]


@pytest.mark.parametrize(
    ("file", "page", "old", "new", "problem"),
    [
        ("services.yaml", ACTIONS, "hold_clips:\n  fields:\n", "    planted:\n", "hold_clips has no row for planted"),
        ("triggers.yaml", TRIGGERS, "clip_recorded:\n", "planted:\n", "planted has no section"),
    ],
)
@pytest.mark.usefixtures("pages")
def test_planted_field(tree: Path, file: str, page: str, old: str, new: str, problem: str) -> None:  # one row
    path = integration(tree) / file
    text = path.read_text()
    assert text.count(old) == 1
    write(path, text.replace(old, old + new if old.endswith("fields:\n") else new + old))
    assert problems(tree) == [f"{page}: footage_guard.{problem}"]
