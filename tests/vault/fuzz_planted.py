"""Mistakes that a reader could make, each a line long: what the fuzzer must find."""

from base64 import b64decode
from collections.abc import Callable
from contextlib import suppress
from unittest.mock import patch

from custom_components.footage_guard.model.errors import ClipDamaged
from custom_components.footage_guard.vault.age import header, reader
from custom_components.footage_guard.vault.age.header import Header
from custom_components.footage_guard.vault.age.stream import ChunkCipher
from custom_components.footage_guard.vault.keyring import document
from custom_components.footage_guard.vault.keyring.wrap import Cost


def _trust(_header: Header, _key: bytes) -> None:
    """Skip the MAC: whoever can write the file adds a recipient."""


def _open_any_end(cipher: ChunkCipher, number: int, sealed: bytes, *, is_last: bool) -> bytes:
    """Let a truncated file pass for a whole one."""
    with suppress(ClipDamaged):
        return _OPEN(cipher, number, sealed, is_last=is_last)
    return _OPEN(cipher, number, sealed, is_last=not is_last)


def _open_any_order(cipher: ChunkCipher, number: int, sealed: bytes, *, is_last: bool) -> bytes:
    """Let neighboring chunks change places."""
    for place in (number, number + 1):
        with suppress(ClipDamaged):
            return _OPEN(cipher, place, sealed, is_last=is_last)
    return _OPEN(cipher, max(0, number - 1), sealed, is_last=is_last)


def _any_spelling(text: str) -> bytes:
    """Read two spellings of one value."""
    return b64decode(text + "=" * (-len(text) % 4))


def _any_cost(_cost: Cost) -> bool:
    """Have a guess cost nothing, or all memory."""
    return True


_OPEN = ChunkCipher.open
BUGS: dict[str, tuple[str, object, str, Callable[..., object]]] = {
    "no MAC": ("age", reader, "may_trust_header", _trust),
    "no end": ("age", ChunkCipher, "open", _open_any_end),
    "no order": ("age", ChunkCipher, "open", _open_any_order),
    "two spellings": ("header", header, "decode_base64", _any_spelling),
    "any cost": ("keys", document, "is_affordable", _any_cost),
}
"""The target that finds it, where the mistake is made, and what is done instead."""


def plant(name: str) -> None:
    """Make a mistake from now on."""
    _, module, function, instead = BUGS[name]
    patch.object(module, function, instead).start()
