"""The ledger's format once more, from docs/design/ledger-format.md alone: nothing of the integration is imported."""

from base64 import b64decode
from collections.abc import Sequence
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def hash_of(data: bytes) -> bytes:
    """SHA-256."""
    return sha256(data).digest()


def leaf_of(record: bytes) -> bytes:
    """RFC 9162 §2.1.1."""
    return hash_of(b"\x00" + record)


def _split(size: int) -> int:
    k = 1
    while k * 2 < size:
        k *= 2
    return k


def mth(leaves: Sequence[bytes]) -> bytes:
    """RFC 9162 §2.1.1, over leaf hashes."""
    if not leaves:
        return hash_of(b"")
    if len(leaves) == 1:
        return leaves[0]
    k = _split(len(leaves))
    return hash_of(b"\x01" + mth(leaves[:k]) + mth(leaves[k:]))


def path(m: int, leaves: Sequence[bytes]) -> list[bytes]:
    """RFC 9162 §2.1.3.1."""
    if len(leaves) == 1:
        return []
    k = _split(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), mth(leaves[k:])]
    return [*path(m - k, leaves[k:]), mth(leaves[:k])]


def proof(m: int, leaves: Sequence[bytes], *, is_whole: bool = True) -> list[bytes]:
    """RFC 9162 §2.1.4.1: PROOF, and SUBPROOF with its flag."""
    if m == len(leaves):
        return [] if is_whole else [mth(leaves)]
    k = _split(len(leaves))
    if m <= k:
        return [*proof(m, leaves[:k], is_whole=is_whole), mth(leaves[k:])]
    return [*proof(m - k, leaves[k:], is_whole=False), mth(leaves[:k])]


def root_from_path(leaf: bytes, index: int, size: int, parts: Sequence[bytes]) -> bytes:
    """Return the root a path leads to, by going down the tree as `path` does."""
    if size == 1:
        assert not parts
        return leaf
    k = _split(size)
    if index < k:
        return hash_of(b"\x01" + root_from_path(leaf, index, k, parts[:-1]) + parts[-1])
    return hash_of(b"\x01" + parts[-1] + root_from_path(leaf, index - k, size - k, parts[:-1]))


def roots_from_proof(
    old: int, size: int, parts: Sequence[bytes], old_root: bytes, *, is_whole: bool = True
) -> tuple[bytes, bytes]:
    """Return the older and the newer root a consistency proof leads to, by going down the tree as `proof` does."""
    if old == size:
        (found,) = [old_root] if is_whole else parts
        return found, found
    k = _split(size)
    if old <= k:
        older, newer = roots_from_proof(old, k, parts[:-1], old_root, is_whole=is_whole)
        return older, hash_of(b"\x01" + newer + parts[-1])
    older, newer = roots_from_proof(old - k, size - k, parts[:-1], old_root, is_whole=False)
    return hash_of(b"\x01" + parts[-1] + older), hash_of(b"\x01" + parts[-1] + newer)


def read_log(data: bytes) -> list[bytes]:
    """Return the records of a log, each found to be what its frame says."""
    records, place = [], 0
    while place < len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        record = data[place + 36 : place + 36 + length]
        assert data[place + 4 : place + 36] == leaf_of(record)
        records.append(record)
        place += 36 + length
    assert place == len(data)
    return records


def read_note(note: str, verifier: str) -> tuple[str, int, bytes]:
    """Return origin, size and root of a signed note; `verifier` is the key in the text form of signed notes."""
    name, key_id, encoded = verifier.split("+", 2)
    key = b64decode(encoded)
    assert key[:1] == b"\x01"
    assert bytes.fromhex(key_id) == hash_of(name.encode() + b"\n" + key)[:4]
    body, _, signatures = note.rpartition("\n\n")
    (line,) = [line for line in signatures.splitlines() if line.startswith(f"— {name} ")]
    signature = b64decode(line.rsplit(" ", 1)[1])
    assert signature[:4] == bytes.fromhex(key_id)
    Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature[4:], f"{body}\n".encode())
    origin, size, root = body.split("\n")
    return origin, int(size), b64decode(root)


def places_of_hashes(size: int) -> list[tuple[int, int]]:
    """Return level and number of each complete subtree in the order of the file `hashes`."""
    found = []
    for index in range(size):
        level, number = 0, index
        found.append((level, number))
        while number % 2:
            level, number = level + 1, number // 2
            found.append((level, number))
    return found
