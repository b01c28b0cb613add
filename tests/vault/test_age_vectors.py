"""The published test kit of the age format (C2SP/CCTV), for what a vault supports."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
import zlib

import pytest

from custom_components.footage_guard.model.errors import (
    ClipDamaged,
    ClipHeaderForged,
    ClipHeaderInvalid,
    ClipKeyMissing,
    FootageGuardError,
)
from custom_components.footage_guard.vault.age.keys import Identity, Passphrase, X25519Identity
from custom_components.footage_guard.vault.age.reader import SeekableReader, read_whole

from .memory import Memory, read

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "age"
ERRORS = {
    "success": None,
    "no match": ClipKeyMissing,
    "HMAC failure": ClipHeaderForged,
    "header failure": ClipHeaderInvalid,
    "payload failure": ClipDamaged,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """One file of the test kit."""

    name: str
    expect: str
    payload: str
    identities: Sequence[str]
    passphrases: Sequence[str]
    is_armored: bool
    data: bytes

    @classmethod
    def read(cls, path: Path) -> Vector:
        """Read fields, an empty line, and the age file."""
        head, _, data = path.read_bytes().partition(b"\n\n")
        fields = [line.split(": ", 1) for line in head.decode().splitlines()]
        values: dict[str, list[str]] = {}
        for key, value in fields:
            values.setdefault(key, []).append(value)
        return cls(
            name=path.name,
            expect=values["expect"][0],
            payload=values.get("payload", [""])[0],
            identities=values.get("identity", []),
            passphrases=values.get("passphrase", []),
            is_armored="armored" in values,
            data=zlib.decompress(data) if "compressed" in values else data,
        )

    @property
    def is_supported(self) -> bool:
        """Tell whether the file is one a vault could meet: no armor, no post-quantum key."""
        return not self.is_armored and all(text.startswith("AGE-SECRET-KEY-1") for text in self.identities)

    def keys(self) -> list[Identity]:
        """Return the keys the file is to be opened with."""
        return [*map(X25519Identity.parse, self.identities), *map(Passphrase, self.passphrases)]


VECTORS = [vector for path in sorted(FOLDER.glob("*")) if (vector := Vector.read(path)).is_supported]


def _stream(vector: Vector) -> tuple[str, type[FootageGuardError] | None]:
    """Return the digest of what was given out, and what ended it."""
    digest = sha256()
    try:
        for content in read_whole(Memory(vector.data), vector.keys()):
            digest.update(content)
    except FootageGuardError as err:
        return digest.hexdigest(), type(err)
    return digest.hexdigest(), None


def test_the_kit_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\npublished vectors: {len(VECTORS)} run")  # noqa: T201  # so that nobody takes none for all
    assert bool(VECTORS) == FOLDER.exists()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_read_from_front_to_back(vector: Vector) -> None:
    digest, error = _stream(vector)
    assert error is ERRORS[vector.expect]
    # Of a bad file we give out no more than the kit allows, and of some less: a chunk waits for the next one.
    assert error or digest == vector.payload


@pytest.mark.parametrize("vector", [v for v in VECTORS if v.expect == "success"], ids=lambda vector: vector.name)
def test_read_by_seeking(vector: Vector) -> None:
    reader = SeekableReader(Memory(vector.data), vector.keys())
    assert sha256(read(reader, 0, reader.length)).hexdigest() == vector.payload


@pytest.mark.parametrize("vector", [v for v in VECTORS if v.expect != "success"], ids=lambda vector: vector.name)
def test_seeking_gives_out_nothing_of_a_bad_file(vector: Vector) -> None:
    with pytest.raises((ClipDamaged, ClipHeaderForged, ClipHeaderInvalid, ClipKeyMissing)):
        read(SeekableReader(Memory(vector.data), vector.keys()), 0, 1 << 40)
