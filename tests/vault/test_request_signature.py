"""Signatures of requests: one of a pinned key over exactly what was sent proves something, and nothing else does."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
import json
import socket
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.ids import IntakeId
from custom_components.footage_guard.model.intake import SigningKey, parse_key
from custom_components.footage_guard.model.signature import Flaw, Signed
from custom_components.footage_guard.vault.request_signature import LEEWAY_S, LONGEST_S, Wanted, check_signature

NOW_S: Final = 1_795_507_200
HERE = IntakeId("01KB0000000000000000000000")
ELSEWHERE = IntakeId("01KB0000000000000000000001")
REQUEST: Final[dict[str, Any]] = {
    "requester": {"type": "insurer", "organisation": "Example Insurance"},
    "scope": {"window_from": "2026-11-24T05:00:00+01:00", "window_to": "2026-11-24T06:00:00+01:00"},
    "purpose": "To settle a claim about \u00e9toile.",
}
OKP = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
EC = ec.derive_private_key(0x1234567890ABCDEF, ec.SECP256R1())


def text(data: bytes) -> str:
    """Return base64url without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def public(key: ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey) -> SigningKey:
    """Return what an owner pins."""
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return parse_key({"kty": "OKP", "crv": "Ed25519", "x": text(key.public_key().public_bytes_raw())})
    numbers = key.public_key().public_numbers()
    x, y = (text(number.to_bytes(32, "big")) for number in (numbers.x, numbers.y))
    return parse_key({"kty": "EC", "crv": "P-256", "x": x, "y": y})


def sign(key: ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey, request: dict[str, Any], **header: Any) -> str:
    """Return the signature of a request; `header` replaces parts of it, None leaves them out."""
    is_okp = isinstance(key, ed25519.Ed25519PrivateKey)
    whole = {
        "alg": "EdDSA" if is_okp else "ES256",
        "kid": text(public(key).thumbprint),
        "iat": NOW_S,
        "exp": NOW_S + 3600,
        "jti": "0123456789abcdef",
        "aud": HERE,
        **header,
    }
    begin = text(json.dumps({name: value for name, value in whole.items() if value is not None}).encode())
    signed = f"{begin}.{text(canonical(request))}".encode()
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return f"{begin}..{text(key.sign(signed))}"
    r, s = decode_dss_signature(key.sign(signed, ec.ECDSA(SHA256())))
    return f"{begin}..{text(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


WANTED = Wanted(keys=(public(OKP), public(EC)), audiences=frozenset({HERE}))


def checked(request: Any = REQUEST, wanted: Wanted = WANTED, now_s: int = NOW_S, **header: Any) -> Signed | Flaw | None:
    """Return what is found in a request signed by the first key with another header."""
    return check_signature({**request, "signature": sign(OKP, request, **header)}, wanted, now_ms=now_s * 1000)


@pytest.mark.parametrize("key", [OKP, EC], ids=["EdDSA", "ES256"])
def test_a_pinned_key_signs(key: ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey) -> None:
    found = check_signature({**REQUEST, "signature": sign(key, REQUEST)}, WANTED, now_ms=NOW_S * 1000)
    kid = public(key).thumbprint
    assert found == Signed(kid=kid, jti="0123456789abcdef", until_ms=(NOW_S + 3600) * 1000, meant=HERE)
    assert "0123456789abcdef" not in repr(found)


def test_what_is_not_signed_proves_nothing() -> None:
    assert check_signature(REQUEST, WANTED, now_ms=0) is None
    assert check_signature({**REQUEST, "signature": ""}, WANTED, now_ms=0) is None


def _paths(value: Any, at: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if not isinstance(value, dict):
        return [at]
    return [path for name, inner in value.items() for path in _paths(inner, (*at, name))]


@pytest.mark.parametrize("path", _paths(REQUEST), ids=".".join)
def test_one_changed_value_is_not_what_was_signed(path: tuple[str, ...]) -> None:
    signature = sign(OKP, REQUEST)
    changed: dict[str, Any] = json.loads(json.dumps(REQUEST))
    inner = changed
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] += " "
    assert check_signature({**changed, "signature": signature}, WANTED, now_ms=NOW_S * 1000) is Flaw.WRONG
    assert check_signature({**REQUEST, "more": 1, "signature": signature}, WANTED, now_ms=NOW_S * 1000) is Flaw.WRONG


@pytest.mark.parametrize(
    ("header", "flaw"),
    [
        ({"alg": "none"}, Flaw.ALGORITHM),
        ({"alg": "HS256"}, Flaw.ALGORITHM),
        ({"alg": "ES256"}, Flaw.ALGORITHM),
        ({"alg": None}, Flaw.ALGORITHM),
        ({"kid": None}, Flaw.OTHER_KEY),
        ({"kid": text(bytes(32))}, Flaw.OTHER_KEY),
        ({"kid": text(public(EC).thumbprint)}, Flaw.ALGORITHM),
        ({"kid": text(public(EC).thumbprint), "alg": "ES256"}, Flaw.WRONG),
        ({"aud": None}, Flaw.NOT_HERE),
        ({"aud": ELSEWHERE}, Flaw.NOT_HERE),
        ({"aud": [HERE]}, Flaw.NOT_HERE),
        ({"exp": NOW_S}, Flaw.NOT_NOW),
        ({"iat": NOW_S + LEEWAY_S + 1, "exp": NOW_S + 3600}, Flaw.NOT_NOW),
        ({"iat": NOW_S, "exp": NOW_S + LONGEST_S + 1}, Flaw.NOT_NOW),
        ({"exp": float(NOW_S + 1)}, Flaw.MALFORMED),
        ({"exp": 10**30}, Flaw.MALFORMED),
        ({"iat": True}, Flaw.MALFORMED),
        ({"iat": None}, Flaw.MALFORMED),
        ({"jti": None}, Flaw.MALFORMED),
        ({"jti": "short"}, Flaw.MALFORMED),
        ({"jti": "x" * 65}, Flaw.MALFORMED),
        ({"jti": "line\nbreak in between"}, Flaw.MALFORMED),
        ({"crit": ["b64"], "b64": False}, Flaw.MALFORMED),
        ({"crit": ["more"], "more": 1}, Flaw.MALFORMED),
    ],
    ids=str,
)
def test_another_header_proves_nothing(header: dict[str, Any], flaw: Flaw) -> None:
    assert checked(**header) is flaw


@pytest.mark.parametrize("header", [{"iat": NOW_S + LEEWAY_S}, {"iat": NOW_S - LONGEST_S + 1, "exp": NOW_S + 1}])
def test_clocks_may_differ_a_little_and_a_request_may_be_open_long(header: dict[str, Any]) -> None:
    assert isinstance(checked(**header), Signed)


def test_who_has_no_key_is_told_apart() -> None:
    assert checked(wanted=Wanted(keys=(), audiences=frozenset({HERE}))) is Flaw.NO_KEY
    assert checked(wanted=Wanted(keys=(public(EC),), audiences=frozenset({HERE}))) is Flaw.OTHER_KEY


def test_a_file_may_be_for_anybody_and_not_for_somebody_else() -> None:
    wanted = Wanted(keys=(public(OKP),), audiences=frozenset({HERE}), may_be_for_anybody=True)
    assert isinstance(checked(wanted=wanted, aud=None), Signed)
    assert isinstance(checked(wanted=wanted), Signed)
    assert checked(wanted=wanted, aud=ELSEWHERE) is Flaw.NOT_HERE


def test_a_key_that_is_sent_along_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> socket.socket:
        pytest.fail("something was fetched")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    thief = ed25519.Ed25519PrivateKey.from_private_bytes(bytes(32))
    named = {
        "jwk": public(thief).as_jwk(),
        "jku": "https://169.254.169.254/keys",
        "x5u": "https://127.0.0.1/chain",
        "x5c": ["MIIB"],
    }
    request = {**REQUEST, "signature": sign(thief, REQUEST, **named)}
    assert check_signature(request, WANTED, now_ms=NOW_S * 1000) is Flaw.OTHER_KEY
    request = {**REQUEST, "signature": sign(thief, REQUEST, **named, kid=text(public(OKP).thumbprint))}
    assert check_signature(request, WANTED, now_ms=NOW_S * 1000) is Flaw.WRONG


@pytest.mark.parametrize("at", range(0, 64, 7))
def test_one_changed_byte_of_a_signature_is_none(at: int) -> None:
    begin, _, end = sign(OKP, REQUEST).partition("..")
    data = bytearray(urlsafe_b64decode(end + "=="))
    data[at] ^= 1
    request = {**REQUEST, "signature": f"{begin}..{text(bytes(data))}"}
    assert check_signature(request, WANTED, now_ms=NOW_S * 1000) is Flaw.WRONG


_json = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=4)


@given(
    header=st.dictionaries(st.sampled_from(["alg", "kid", "iat", "exp", "jti", "aud", "crit", "b64"]), _json) | _json,
    end=st.text(max_size=90) | st.binary(max_size=64).map(text),
    more=_json,
)
def test_nothing_that_a_stranger_sends_is_an_error(header: Any, end: str, more: Any) -> None:
    signature = f"{text(json.dumps(header).encode())}..{end}"
    for raw in (signature, header, f"..{end}", end):
        found = check_signature({"signature": raw, "more": more}, WANTED, now_ms=NOW_S * 1000)
        assert found is None or isinstance(found, Flaw)
