"""A vote can be checked by whoever has the public key, and made by nobody without the secret."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
import pytest

from custom_components.footage_guard.model.canonical import Json
from custom_components.footage_guard.model.errors import NotAnApprover
from custom_components.footage_guard.vault.keyring.wrap import Credential, Secrets
from custom_components.footage_guard.vault.signing import is_signed, sign

STATEMENT: dict[str, Json] = {"kind": "approval", "nonce": "00"}


def test_a_signature_is_that_of_its_key_over_its_statement_alone() -> None:
    key, signature = sign(Secrets.generate(), STATEMENT)
    assert is_signed(key, signature, STATEMENT)
    assert not is_signed(key, signature, {**STATEMENT, "nonce": "01"})
    assert not is_signed(sign(Secrets.generate(), STATEMENT)[0], signature, STATEMENT)
    for place in range(64):
        changed = bytes(byte ^ (at == place) for at, byte in enumerate(signature))
        assert not is_signed(key, changed, STATEMENT)


def test_it_is_plain_ed25519_over_the_prefix_and_the_canonical_form() -> None:
    key, signature = sign(Secrets.generate(), STATEMENT)
    Ed25519PublicKey.from_public_bytes(key).verify(
        signature, b'footage-guard/approval/v1\0{"kind":"approval","nonce":"00"}'
    )


@pytest.mark.parametrize("public_key", [b"", bytes(31), bytes(32), b"\xff" * 32])
def test_what_is_no_key_has_signed_nothing(public_key: bytes) -> None:
    assert not is_signed(public_key, bytes(64), STATEMENT)


def test_a_device_does_not_vote() -> None:
    whole = Secrets.generate()
    held = Secrets.parse(whole.dump(Credential.DEVICE))
    with pytest.raises(NotAnApprover):
        sign(held, STATEMENT)
