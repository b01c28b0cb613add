"""What the panel saves is read by the verifier that is shipped, and by every `tar`."""

from base64 import b64decode
from io import BytesIO
import json
from pathlib import Path
import re
import subprocess
import sys
import tarfile

import pytest

from tests.architecture.tree import REPOSITORY
from tests.damage import spoil

from .export import FILE, written


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """Return the folder that comes out of what the panel saves; its tests hold the panel to every byte of it."""
    with tarfile.open(fileobj=BytesIO(b64decode(json.loads(FILE.read_text())["archive"]))) as tar:
        tar.extractall(tmp_path, filter="data")
    return tmp_path


def _verify(folder: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "custom_components.footage_guard.ledger.verify", str(folder), "--facts"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY)
    return done.returncode, done.stdout + done.stderr


def test_the_panel_is_held_to_an_archive_of_somebody_else() -> None:
    assert FILE.read_text() == written(), "run python -m tests.ledger.export"


def test_what_the_panel_saves_is_verified(unpacked: Path) -> None:
    assert {each.name for each in unpacked.iterdir()} == {"log", "checkpoint", "verifier"}
    code, said = _verify(unpacked)
    assert (code, "13 records" in said) == (0, True), said


def test_the_page_on_verifying_does_what_it_says(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Its commands run as they stand there, in a folder with what the panel saved and with `custom_components`."""
    page = (REPOSITORY / "docs" / "ref" / "verify.md").read_text()
    block = "".join(re.findall(r"```sh\n(.*?)```", page, re.DOTALL))
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "custom_components").symlink_to(REPOSITORY / "custom_components")
    (saved,) = re.findall(r"\S+\.tar", block)
    (kept,) = re.findall(r"\S+\.txt", block)
    (folder / saved).write_bytes(b64decode(json.loads(FILE.read_text())["archive"]))
    (folder / kept).write_bytes((unpacked / "checkpoint").read_bytes())
    # The Python of these tests, by the name that the page has for it.
    command = ["/bin/sh", "-ec", f'python3() {{ "{sys.executable}" "$@"; }}\n{block}']
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert (done.returncode, done.stdout.count("13 records")) == (0, 2), done.stdout + done.stderr
    assert "4 the first 12 records have the fingerprint that was copied" in done.stdout


def test_what_was_changed_in_it_is_found(unpacked: Path) -> None:
    spoil(unpacked / "log")
    code, said = _verify(unpacked)
    assert code == 1, said
