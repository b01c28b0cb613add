"""Promise 7, abuse case D37: whatever is written, no key and nonce are ever used for two things."""

from collections import Counter
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
import pytest

from custom_components.footage_guard.vault.age import keys, stream
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.stream import CHUNK
from tests.vault.memory import sealed

FILES = 10_000 if os.environ.get("FOOTAGE_GUARD_LONG") else 2_000
LENGTHS = (0, 1, CHUNK, CHUNK + 1)


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[bytes, bytes]]:
    """How often each key was used with each nonce."""
    pairs: Counter[tuple[bytes, bytes]] = Counter()

    class Counted:
        """The cipher, which notes what it is used with."""

        def __init__(self, key: bytes) -> None:
            self._key = bytes(key)
            self._cipher = ChaCha20Poly1305(key)

        def encrypt(self, nonce: bytes, *rest: Any) -> bytes:
            pairs[self._key, nonce] += 1
            return self._cipher.encrypt(nonce, *rest)

        def encrypt_into(self, nonce: bytes, *rest: Any) -> int:
            pairs[self._key, nonce] += 1
            return self._cipher.encrypt_into(nonce, *rest)

    for module in (keys, stream):
        monkeypatch.setattr(module, "ChaCha20Poly1305", Counted)
    return pairs


def test_no_key_is_used_twice_with_one_nonce(used: Counter[tuple[bytes, bytes]]) -> None:
    recipient = X25519Identity.generate().recipient
    content = bytes(max(LENGTHS))
    for number in range(FILES):
        # The same content each time, as of a camera that sees nothing.
        sealed(content[: LENGTHS[number % len(LENGTHS)]], recipient)
    assert used.total() >= FILES * 2
    assert used.total() == len(used)
