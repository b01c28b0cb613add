"""Finished files: whole or not there, for whoever holds a root, and told apart from any other by their content."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from custom_components.footage_guard.model.errors import ExportChanged, RenderStopped
from custom_components.footage_guard.model.ids import IdInvalid, ReleaseId
from custom_components.footage_guard.vault.age.keys import X25519Identity, X25519Recipient
from custom_components.footage_guard.vault.age.writer import AgeWriter
from custom_components.footage_guard.vault.exporting import PIECE, Exports, GoOn, digest_of
from custom_components.footage_guard.vault.keyring.document import Epoch
from tests.disk.faults import descriptors

from .home import Home, keys_of_alex

RELEASE, OTHER = ReleaseId("01KAZ0000000000000000000RR"), ReleaseId("01KAZ0000000000000000000SS")
FILM = bytes(range(256)) * (PIECE // 256 * 2) + b"the end"


class Vault:
    """A folder of finished files, and keys."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "cache" / "exports"
        self.exports = Exports(self.folder)
        self.home = Home(folder / "footage_guard")
        self.root: X25519Identity = keys_of_alex()[1].root

    @property
    def epochs(self) -> tuple[Epoch, ...]:
        return self.home.vault.keyring.epochs

    def write(self, release_id: ReleaseId = RELEASE, number: int = 1, data: bytes = FILM) -> None:
        def make(file: AgeWriter) -> None:
            for start in range(0, len(data), PIECE):
                file.write(data[start : start + PIECE])

        self.exports.write(release_id, number, [self.recipient], make)

    @property
    def recipient(self) -> X25519Recipient:
        return self.home.vault.keyring.epoch_for(self.home.now).recipient

    def digests(self, count: int = 1) -> tuple[bytes, ...]:
        return tuple(self.digest(number, lambda _: None) for number in range(1, count + 1))

    def digest(self, number: int, go_on: GoOn) -> bytes:
        with self.exports.opened(RELEASE, number, self.epochs, self.root) as reader:
            return digest_of(reader, go_on)

    @property
    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = Vault(tmp_path)
    before = descriptors()
    yield made
    assert descriptors().keys() == before.keys()
    made.home.stop()


def test_what_was_written_is_read_again(vault: Vault) -> None:
    vault.write()
    vault.write(number=2, data=b"x")
    assert vault.digests(2) == (sha256(FILM).digest(), sha256(b"x").digest())
    with vault.exports.opened(RELEASE, 1, vault.epochs, vault.root) as reader:
        assert reader.read(PIECE - 3, 9) == FILM[PIECE - 3 : PIECE + 6]


def test_it_is_for_the_owner_alone_and_holds_nothing_in_clear(vault: Vault) -> None:
    vault.write(data=b"a canary in the footage" * 1000)
    (path,) = vault.folder.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert vault.folder.stat().st_mode & 0o777 == 0o700
    assert b"canary" not in path.read_bytes()


def test_what_making_returns_is_returned(vault: Vault) -> None:
    assert vault.exports.write(RELEASE, 1, [vault.recipient], lambda file: [file.write(b"x")]) == [1]


def test_of_what_is_stopped_nothing_stays(vault: Vault) -> None:
    def make(file: AgeWriter) -> None:
        file.write(FILM)
        assert len(vault.names) == 1
        raise RenderStopped

    with pytest.raises(RenderStopped):
        vault.exports.write(RELEASE, 1, [vault.recipient], make)
    assert not vault.names


def test_what_a_kill_left_goes_and_nothing_else(vault: Vault) -> None:
    vault.exports.tidy()
    vault.write()
    (vault.folder / ".new-0123").write_bytes(b"half a file")
    vault.exports.tidy()
    assert vault.names == [f"{RELEASE}.1.age"]


def test_what_is_written_anew_takes_the_place_of_the_other(vault: Vault) -> None:
    vault.write()
    vault.write(data=b"another")
    assert vault.names == [f"{RELEASE}.1.age"]
    assert vault.digests() == (sha256(b"another").digest(),)


@pytest.mark.parametrize("place", [0, 200, -1])
def test_a_byte_that_changed_is_found(vault: Vault, place: int) -> None:
    vault.write()
    (path,) = vault.folder.iterdir()
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    with pytest.raises(ExportChanged):
        vault.digests()


def test_what_is_cut_or_gone_is_found(vault: Vault) -> None:
    vault.write()
    (path,) = vault.folder.iterdir()
    path.write_bytes(path.read_bytes()[:-70_000])
    with pytest.raises(ExportChanged):
        vault.digests()
    path.unlink()
    with pytest.raises(ExportChanged):
        vault.digests()


def test_a_folder_that_is_gone_holds_no_file(vault: Vault) -> None:
    with pytest.raises(ExportChanged):
        vault.digests()
    vault.exports.keep_only({RELEASE})


def test_whoever_holds_no_root_opens_nothing(vault: Vault) -> None:
    vault.write()
    with pytest.raises(ExportChanged), vault.exports.opened(RELEASE, 1, vault.epochs, X25519Identity.generate()):
        raise AssertionError


def test_looking_can_be_stopped(vault: Vault) -> None:
    vault.write()

    def stop(_length: int) -> None:
        raise RenderStopped

    with pytest.raises(RenderStopped):
        vault.digest(1, stop)


def test_only_what_is_needed_stays(vault: Vault) -> None:
    vault.write()
    vault.write(OTHER)
    vault.write(OTHER, 2)
    (vault.folder / "of somebody else").touch()
    vault.exports.keep_only({RELEASE})
    assert vault.names == [f"{RELEASE}.1.age", "of somebody else"]


def test_no_text_becomes_a_path(vault: Vault) -> None:
    for name in ("../keys", "", "x" * 26):
        with pytest.raises(IdInvalid):
            vault.write(ReleaseId(name))


def test_a_file_of_an_earlier_month_opens(vault: Vault) -> None:
    vault.write()
    vault.home.now = vault.home.now.replace(year=2027)
    vault.write(number=2, data=b"x")
    assert len(vault.epochs) > 1
    assert vault.digests(2) == (sha256(FILM).digest(), sha256(b"x").digest())
