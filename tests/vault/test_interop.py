"""Hundreds of files of random length, most of them beside the edges of chunks: others read ours, and we read theirs."""

from collections.abc import Mapping
from pathlib import Path
import random
import subprocess

import pyrage
import pytest

from custom_components.footage_guard.vault.age.keys import X25519Identity, X25519Recipient
from custom_components.footage_guard.vault.age.reader import SeekableReader
from custom_components.footage_guard.vault.age.stream import CHUNK

from .memory import Memory, opened, sealed

FILES = 200
KEY = X25519Identity.generate()
_ENCRYPT = 'mkdir theirs && for file in plain/*; do age -r "$1" -o "theirs/${file#plain/}" "$file" || exit 1; done'
# Not -o: of an empty file it makes none.
_DECRYPT = 'mkdir read && for file in ours/*; do age -d -i key.txt "$file" >"read/${file#ours/}" || exit 1; done'


def _contents() -> Mapping[str, bytes]:
    """Return content of lengths around the edges of up to four chunks, and of any length."""
    source = random.Random(20261124)  # noqa: S311  # lengths, not a secret
    beside = [max(0, source.randrange(5) * CHUNK + source.randrange(-20, 21)) for _ in range(FILES * 3 // 4)]
    lengths = [*beside, *(source.randrange(4 * CHUNK) for _ in range(FILES - len(beside)))]
    return {f"{number:03}-{length}": source.randbytes(length) for number, length in enumerate(lengths)}


CONTENTS = _contents()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files as they are, and sealed by us; and what the stock tool makes of both."""
    folder = tmp_path_factory.mktemp("interop")
    (folder / "plain").mkdir()
    (folder / "ours").mkdir()
    (folder / "key.txt").write_text(KEY.reveal() + "\n")
    for name, content in CONTENTS.items():
        (folder / "plain" / name).write_bytes(content)
        (folder / "ours" / name).write_bytes(sealed(content, KEY.recipient, piece=50_000))
    for script in (_ENCRYPT, _DECRYPT):
        subprocess.run(["sh", "-c", script, "sh", str(KEY.recipient)], cwd=folder, check=True, timeout=300)
    return folder


def _files(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_there_are_as_many_files_as_promised(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\nfiles exchanged with age and pyrage, each way: {len(CONTENTS)}")  # noqa: T201  # none would pass too
    assert [len(_files(folder / name)) for name in ("plain", "ours", "theirs", "read")] == [FILES] * 4
    assert len({name.partition("-")[2] for name in CONTENTS}) > FILES // 2


def test_the_stock_tool_reads_ours(folder: Path) -> None:
    assert _files(folder / "read") == CONTENTS


def test_we_read_what_the_stock_tool_wrote(folder: Path) -> None:
    assert {name: opened(data, [KEY]) for name, data in _files(folder / "theirs").items()} == CONTENTS
    readers = {name: SeekableReader(Memory(data), [KEY]) for name, data in _files(folder / "theirs").items()}
    assert {name: reader.read(0, reader.length) for name, reader in readers.items()} == CONTENTS


def test_pyrage_reads_ours() -> None:
    theirs = pyrage.x25519.Identity.generate()
    recipient = X25519Recipient.parse(str(theirs.to_public()))
    assert {name: pyrage.decrypt(sealed(data, recipient), [theirs]) for name, data in CONTENTS.items()} == CONTENTS


def test_we_read_what_pyrage_wrote() -> None:
    recipient = pyrage.x25519.Recipient.from_str(str(KEY.recipient))
    assert {name: opened(pyrage.encrypt(data, [recipient]), [KEY]) for name, data in CONTENTS.items()} == CONTENTS
