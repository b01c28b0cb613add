"""What is shared is encrypted for its link: nothing that lies in the home opens it."""

from hashlib import sha256
from pathlib import Path
from typing import override
from zlib import crc32

import pytest

from custom_components.footage_guard.model.errors import ClipDamaged, ExportChanged
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.vault.sharing import (
    SharedFiles,
    digest_of_code,
    digest_of_secret,
    identity_of,
    measure,
    new_code,
    new_secret,
)

ONE = ReleaseId("01KAZ0000000000000000000RR")
OTHER = ReleaseId("01KAZ0000000000000000000SS")
SECRET = "s" * 43


class Content:
    """Bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.length = len(data)

    def read(self, offset: int, length: int) -> bytes:
        return self.data[offset : offset + length]


class Broken(Content):
    """What cannot be read."""

    @override
    def read(self, offset: int, length: int) -> bytes:  # as any other is read
        raise ClipDamaged


def ignore(_length: int) -> None:
    """Go on."""


@pytest.mark.parametrize("length", [0, 1, 65_536, 3_000_001])
def test_a_file_opens_with_the_secret_of_its_link(tmp_path: Path, length: int) -> None:
    data = bytes(range(256)) * (length // 256 + 1)
    content = Content(data[:length])
    files = SharedFiles(tmp_path / "shares")
    written = files.write(ONE, 1, content, identity_of(SECRET, ONE), ignore)
    assert (written.size_bytes, written.crc32) == (length, crc32(content.data))
    assert written.sha256 == sha256(content.data).digest()
    opened = files.opened(ONE, 1, identity_of(SECRET, ONE))
    assert opened.length == length
    assert opened.read(0, length) == content.data
    opened.close()
    for identity in (identity_of(SECRET, OTHER), identity_of("t" * 43, ONE)):
        with pytest.raises(ExportChanged):
            files.opened(ONE, 1, identity)
    with pytest.raises(ExportChanged):
        files.opened(ONE, 2, identity_of(SECRET, ONE))


def test_what_cannot_be_read_is_not_shared(tmp_path: Path) -> None:
    files = SharedFiles(tmp_path / "shares")
    with pytest.raises(ExportChanged):
        files.write(ONE, 1, Broken(b"x" * 10), identity_of(SECRET, ONE), ignore)
    assert not list((tmp_path / "shares").iterdir())
    with pytest.raises(ExportChanged):
        measure(Broken(b"x"), ignore)


def test_what_is_over_is_removed(tmp_path: Path) -> None:
    files = SharedFiles(tmp_path / "shares")
    files.remove(ONE, 3)
    for release in (ONE, OTHER):
        for number in (1, 2):
            files.write(release, number, Content(b"x"), identity_of(SECRET, release), ignore)
    files.remove(ONE, 3)
    assert {path.name[:26] for path in (tmp_path / "shares").iterdir()} == {OTHER}
    files.keep_only([])
    assert not list((tmp_path / "shares").iterdir())


def test_a_link_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    files = SharedFiles(tmp_path / "shares")
    files.write(ONE, 1, Content(b"x"), identity_of(SECRET, ONE), ignore)
    (path,) = (tmp_path / "shares").iterdir()
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ExportChanged):
        files.opened(ONE, 1, identity_of(SECRET, ONE))


def test_secrets_and_codes_are_new_each_time() -> None:
    secrets, codes = {new_secret() for _ in range(100)}, {new_code() for _ in range(100)}
    assert (len(secrets), len(codes)) == (100, 100)
    assert {len(secret) for secret in secrets} == {43}
    assert digest_of_secret(SECRET) != digest_of_code(SECRET, "ABCDEFGH") != digest_of_code("t" * 43, "ABCDEFGH")
