"""A key that left opens clips where there is nothing of ours: each command of the guide runs, as it stands there."""

from pathlib import Path
import random
import re
import subprocess

import pytest

from custom_components.footage_guard.vault.age.keys import Passphrase, X25519Identity
from custom_components.footage_guard.vault.age.small import seal
from custom_components.footage_guard.vault.age.stream import CHUNK
from tests.architecture.tree import REPOSITORY

from .memory import sealed

GUIDE = (REPOSITORY / "docs" / "guide" / "vault.md").read_text()
ONE, MANY = re.findall(r"```sh\n(age .*?)```", GUIDE, re.DOTALL)
FILE = "seven lanterns above a quiet harbor"
CONTENT = random.Random(1).randbytes(3 * CHUNK)  # noqa: S311  # content, not a secret
KEY, OTHER = X25519Identity.generate(), X25519Identity.generate()
WHOLE = sealed(CONTENT, KEY.recipient)
CUT = WHOLE[: 2 * CHUNK + 10_000]
TOO_SHORT = WHOLE[:20_000]
CUT_OFF = "failed to decrypt and authenticate payload chunk"
NOT_ITS_KEY = "no identity matched any of the recipients"


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Return the clip that the guide names, in a folder with a key as the vault gives it."""
    ((key, folder, name),) = re.findall(r"-i (\S+) -o clip.mp4 (\S+)/(\S+)", ONE)
    (tmp_path / key).write_bytes(seal(f"{KEY.reveal()}\n".encode(), [Passphrase(FILE, work_factor=10)]))
    (tmp_path / folder).mkdir()
    path = tmp_path / str(folder) / str(name)
    path.write_bytes(WHOLE)
    return path


def typed(folder: Path, block: str) -> tuple[int, str]:
    """Run it in a terminal in which the passphrase is typed; return its status and what is to be seen."""
    (folder / "block.sh").write_text(block)
    done = subprocess.run(
        ["script", "--quiet", "--return", "--command", "sh block.sh", "/dev/null"],
        cwd=folder,
        input=f"{FILE}\n",
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout


def test_a_clip_is_opened_with_the_key_as_it_left(clip: Path, tmp_path: Path) -> None:
    assert typed(tmp_path, ONE)[0] == 0
    assert (tmp_path / "clip.mp4").read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("data", "said", "left"),
    [
        (CUT, CUT_OFF, CONTENT[: 2 * CHUNK]),
        (TOO_SHORT, CUT_OFF, None),
        (sealed(CONTENT, OTHER.recipient), NOT_ITS_KEY, None),
    ],
    ids=["cut off", "cut off at once", "of another key"],
)
def test_what_cannot_be_opened_is_said_as_the_guide_says(
    clip: Path, tmp_path: Path, data: bytes, said: str, left: bytes | None
) -> None:
    clip.write_bytes(data)
    status, seen = typed(tmp_path, ONE)
    assert (status, said in seen) == (1, True), seen
    assert f"`{said}`" in GUIDE
    assert [path.read_bytes() for path in tmp_path.glob("clip.mp4")] == ([] if left is None else [left])


def test_many_are_opened_one_after_the_other_also_behind_one_that_is_not(clip: Path, tmp_path: Path) -> None:
    clip.with_name("00.age").write_bytes(CUT)
    clip.with_name("01.age").write_bytes(sealed(CONTENT, OTHER.recipient))
    status, seen = typed(tmp_path, MANY)
    assert (status, CUT_OFF in seen, NOT_ITS_KEY in seen) == (0, True, True), seen
    opened = {path.stem: path.read_bytes() for path in clip.parent.glob("*.mp4")}
    assert opened == {"00": CONTENT[: 2 * CHUNK], clip.stem: CONTENT}
