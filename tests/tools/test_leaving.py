"""What a run of the demo leaves is its own alone, and nobody else's is touched."""

from pathlib import Path

import pytest

from tools.demo.household import DemoFailed
from tools.demo.leaving import clear

LEFT = ("vault/2026/12/a.age", "ledger/log", "bundle/receipt.json", "identity.txt", "clip.mp4", "home-assistant.log")
OTHERS = ("release/footage_guard.zip", "vault.txt", "clip.mp4.bak")


def _write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_what_an_earlier_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    _write(tmp_path, *LEFT, *OTHERS, "steps.json")
    clear(tmp_path)
    assert _files(tmp_path) == set(OTHERS)
    assert not (tmp_path / "vault").exists()


def test_what_no_run_left_stays_and_the_folder_is_not_used(tmp_path: Path) -> None:
    _write(tmp_path, *LEFT)
    with pytest.raises(DemoFailed, match="vault is not from a demo; choose another folder"):
        clear(tmp_path)
    assert _files(tmp_path) == set(LEFT)


def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other"
    _write(other, "vault/a.age")
    _write(out, "steps.json")
    (out / "vault").symlink_to(other / "vault")
    (out / "clip.mp4").symlink_to(other / "nothing")
    clear(out)
    assert list(out.iterdir()) == []
    assert _files(other) == {"vault/a.age"}


def test_a_folder_that_is_new_or_empty_is_used_as_it_is(tmp_path: Path) -> None:
    clear(tmp_path)
    clear(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
