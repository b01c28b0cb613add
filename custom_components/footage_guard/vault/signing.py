"""Signatures of votes (Ed25519, RFC 8032); the private half is there only while its person proves that it is them."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ..model.canonical import Json
from ..model.errors import NotAnApprover
from ..model.vote import signed
from .keyring.wrap import Secrets


def sign(held: Secrets, statement: Json) -> tuple[bytes, bytes]:
    """Return a person's public key and their signature over a statement.

    Raises NotAnApprover for secrets that a device key opened, which hold no key to vote with, and CanonicalInvalid.
    """
    if held.approver is None:
        raise NotAnApprover
    return held.approver.public_key().public_bytes_raw(), held.approver.sign(signed(statement))


def is_signed(public_key: bytes, signature: bytes, statement: Json) -> bool:
    """Tell whether a signature is that of a key over a statement; raise CanonicalInvalid."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, signed(statement))
    except InvalidSignature, ValueError:
        return False
    return True
