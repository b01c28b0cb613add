"""Damage that is certain: a fixed byte, written over a random one, is what was there once in 256 times."""

from pathlib import Path


def spoiled(data: bytes, place: int = -1) -> bytes:
    """Bytes of which the one at `place` is another than it was."""
    place %= len(data)
    return data[:place] + bytes([data[place] ^ 0x01]) + data[place + 1 :]


def spoil(path: Path, place: int = -1) -> None:
    """Change the byte at `place` of a file."""
    path.write_bytes(spoiled(path.read_bytes(), place))
