"""Signatures of whoever asks: a detached JWS (RFC 7515, appendix F) under a key that the owner had pinned.

Nothing is fetched and no key is taken from what a stranger sent, whatever a header names (RFC 8725 §3.10). What is
wrong with a signature is a word for the owner, and never an error: the request is taken in as anybody's.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
import re
from typing import Any, Final

import jwt

from ..model.canonical import CanonicalInvalid, canonical
from ..model.ids import IntakeId
from ..model.intake import SigningKey
from ..model.signature import Flaw, Signed

ALGORITHMS: Final[Mapping[str, str]] = {"Ed25519": "EdDSA", "P-256": "ES256"}
"""The one that belongs to each curve (RFC 8037 §3.1, RFC 7518 §3.4)."""
LONGEST_S: Final = 31 * 86_400
"""From `iat` to `exp`: as long as a request can be open."""
LEEWAY_S: Final = 300
"""What two clocks may differ."""
_LATEST_S: Final = 253_402_300_799
"""The end of the year 9999."""
_JTI: Final = re.compile(r"[A-Za-z0-9._~-]{16,64}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a signature is compared with."""

    keys: tuple[SigningKey, ...]
    """One of them has to have signed."""
    audiences: frozenset[IntakeId]
    """One of these has to be meant."""
    may_be_for_anybody: bool = False
    """Whether it may leave out for whom it is, as in a file that the owner was given."""


def check_signature(raw: Mapping[str, Any], wanted: Wanted, *, now_ms: int) -> Signed | Flaw | None:
    """Return what the signature of a request proves, None for a request without one; raise nothing.

    1. The header is read, and names a pinned key by its thumbprint.
    2. The algorithm is that of the key, whatever the header says beside it (RFC 8725 §3.1).
    3. It is meant for here, and for now.
    4. The key has signed exactly this: the RFC 8785 form of the request without its signature.
    """
    signature = raw.get("signature", "")
    if signature == "":
        return None
    try:
        return _checked(raw, signature, wanted, now_ms)
    except jwt.InvalidSignatureError:
        return Flaw.WRONG
    except jwt.PyJWTError, CanonicalInvalid, AttributeError, TypeError, ValueError, RecursionError:
        # Among them whatever no header and no key can be.
        return Flaw.MALFORMED


def _checked(raw: Mapping[str, Any], signature: str, wanted: Wanted, now_ms: int) -> Signed | Flaw:
    # 1, 2
    header = jwt.get_unverified_header(signature)
    key = _key_of(header, wanted)
    if isinstance(key, Flaw):
        return key
    # 3
    found = _claims(header, key, wanted, now_ms)
    if isinstance(found, Flaw):
        return found
    # 4
    algorithm = ALGORITHMS[key.crv]
    payload = _text(canonical({name: value for name, value in raw.items() if name != "signature"}))
    begin, _, end = signature.partition("..")
    pinned = jwt.PyJWK({**key.as_jwk()}, algorithm=algorithm)
    jwt.PyJWS().decode(f"{begin}.{payload}.{end}", key=pinned, algorithms=[algorithm])
    return found


def _key_of(header: Mapping[str, Any], wanted: Wanted) -> SigningKey | Flaw:
    """Return the pinned key that a header names, if it is used as such a key is."""
    if not wanted.keys:
        return Flaw.NO_KEY
    for key in wanted.keys:
        if header.get("kid") == _text(key.thumbprint):
            return key if header.get("alg") == ALGORITHMS[key.crv] else Flaw.ALGORITHM
    return Flaw.OTHER_KEY


def _claims(header: Mapping[str, Any], key: SigningKey, wanted: Wanted, now_ms: int) -> Signed | Flaw:
    """Look at what the header says beside the key: `aud`, `iat`, `exp` and `jti`, as in RFC 7519 §4.1."""
    issued, ends, jti = header.get("iat"), header.get("exp"), header.get("jti")
    audience = header.get("aud")
    is_time = all(type(each) is int and 0 <= each <= _LATEST_S for each in (issued, ends))
    if not is_time or not isinstance(jti, str) or not _JTI.fullmatch(jti):
        return Flaw.MALFORMED
    is_for_anybody = "aud" not in header and wanted.may_be_for_anybody
    if not is_for_anybody and not (isinstance(audience, str) and audience in wanted.audiences):
        return Flaw.NOT_HERE
    now_s = now_ms // 1000
    assert isinstance(issued, int) and isinstance(ends, int)  # noqa: S101, PT018  # `is_time` says so
    if not issued - LEEWAY_S <= now_s < ends or not 0 < ends - issued <= LONGEST_S:
        return Flaw.NOT_NOW
    meant = IntakeId(audience) if isinstance(audience, str) else None
    return Signed(kid=key.thumbprint, jti=jti, until_ms=ends * 1000, meant=meant)


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()
