#!/usr/bin/env python3
r"""Makes, signs and checks files that ask a home for footage (`.footage-request.json`), without Home Assistant.

    python3 request_file.py key PRIVATE.pem PUBLIC.jwk [--passphrase]
    python3 request_file.py make FILE --type insurer --organisation "Example Insurance" --case CL-42 \
        --from 2026-11-23T14:00+01:00 --to 2026-11-23T15:30+01:00 --purpose "To settle a claim."
    python3 request_file.py sign FILE --key PRIVATE.pem [--for ADDRESS] [--days 14]
    python3 request_file.py check FILE --key PUBLIC.jwk [--for ADDRESS]

The owner of a home pins PUBLIC.jwk, which they get in a way that they trust. ADDRESS is the link by which you were
asked to ask, such as https://home.example/footage_guard/ask/01KB0000000000000000000000; a file for it can be sent with

    curl --json @FILE -H "Idempotency-Key: $(uuidgen)" ADDRESS/submit

It needs Python 3.12 or newer and the package `cryptography`, and connects to nothing. Exit status: 0 done or good, 1
the signature proves nothing, 2 a file cannot be read or written, or says what no request says. What a request may say:
docs/ref/request.md; what is signed: docs/design/intake.md.
"""

import argparse
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime
from getpass import getpass
from hashlib import sha256
import json
import os
from pathlib import Path
import re
import secrets
import sys
import time
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

MAX_BYTES, LONGEST_DAYS, DAY_S, EXACT = 16_384, 31, 86_400, (1 << 53) - 1
SIZE = 32
ZEROS_UP, ZEROS_DOWN = 21, 6  # powers of ten that ECMAScript writes out
ADDRESS = re.compile(r"(?:https?://[^/\s]+/footage_guard/ask/)?([0-7][0-9A-HJKMNP-TV-Z]{25})", re.ASCII)

type Private = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey


class Refused(Exception):
    """Nothing that could be a request, a key or an address."""

    def __init__(self, *parts: object) -> None:
        """Say what is wrong."""
        super().__init__(" ".join(map(str, parts)))


class Nothing(Exception):
    """A signature that proves nothing."""


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; return the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        sys.stdout.write(f"{asked.do(asked)}\n")
    except Nothing as err:
        sys.stderr.write(f"The signature proves nothing: {err}\n")
        return 1
    except (OSError, Refused) as err:
        sys.stderr.write(f"{err}\n")
        return 2
    return 0


def make_key(asked: argparse.Namespace) -> str:
    """Make an Ed25519 key: the private half for its owner alone, the public one as a JWK (RFC 8037)."""
    key = ed25519.Ed25519PrivateKey.generate()
    words = getpass("Passphrase of the private key: ").encode() if asked.passphrase else b""
    if asked.passphrase and words != getpass("Once more: ").encode():
        raise Refused("The two are not the same.")
    if asked.passphrase and not words:
        raise Refused("An empty passphrase closes nothing.")
    closed = BestAvailableEncryption(words) if words else NoEncryption()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, closed)
    with os.fdopen(os.open(asked.private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    jwk = public_jwk(key)
    asked.public.write_text(json.dumps(jwk, indent=2) + "\n", encoding="utf-8")
    return f"Give {asked.public} to whoever shall know you, in a way they trust. Its thumbprint: {thumbprint(jwk)}"


def make_file(asked: argparse.Namespace) -> str:
    """Write a request of what the command line says, on top of what a JSON file says."""
    request = read(asked.fields) if asked.fields else {}
    for path, value in (
        ("requester.type", asked.type),
        ("requester.organisation", asked.organisation),
        ("requester.person_name", asked.person),
        ("requester.email", asked.email),
        ("requester.phone", asked.phone),
        ("case_reference", asked.case),
        ("scope.window_from", _moment(asked.window_from)),
        ("scope.window_to", _moment(asked.window_to)),
        ("incident.location", asked.place),
        ("purpose", asked.purpose),
        ("legal_basis.claimed", asked.basis),
        ("legal_basis.document_sha256", asked.document and sha256(asked.document.read_bytes()).hexdigest()),
    ):
        if value:
            *outer, name = path.split(".")
            inner = request
            for part in outer:
                inner = inner.setdefault(part, {})
            inner[name] = value
    request.setdefault("schema_version", 1)
    write(asked.file, request)
    return f"{asked.file}: {len(canonical(request))} of {MAX_BYTES} bytes"


def sign_file(asked: argparse.Namespace) -> str:
    """Sign a request, in place of any signature it had."""
    if not 0 < asked.days <= LONGEST_DAYS:
        raise Refused("A signature is good for 1 to", LONGEST_DAYS, "days.")
    request = read(asked.file)
    request.pop("signature", None)
    key = _private(asked.key)
    now = int(time.time())
    header = {
        "alg": "EdDSA" if isinstance(key, ed25519.Ed25519PrivateKey) else "ES256",
        "kid": thumbprint(public_jwk(key)),
        "iat": now,
        "exp": now + asked.days * DAY_S,
        "jti": secrets.token_urlsafe(24),
        **({"aud": _intake(asked.address)} if asked.address else {}),
    }
    begin = text(canonical(header))
    write(asked.file, {**request, "signature": f"{begin}..{text(_sign(key, begin, request))}"})
    return f"{asked.file} is signed, and good for {asked.days} days"


def check_file(asked: argparse.Namespace) -> str:
    """Check the signature of a request as a home does, but for whether it came before."""
    request = read(asked.file)
    jwk, signature = read(asked.key), str(request.pop("signature", ""))
    begin, _, end = signature.partition("..")
    try:
        header, data = json.loads(untext(begin)), untext(end)
        is_now = header["iat"] - 300 <= time.time() < header["exp"] <= header["iat"] + LONGEST_DAYS * DAY_S
    except (ValueError, KeyError, TypeError) as err:
        raise Nothing("it cannot be read") from err
    if header.get("kid") != thumbprint(jwk):
        raise Nothing("it is of another key")
    if not is_now:
        raise Nothing("it is not good at this time")
    if asked.address and header.get("aud") != _intake(asked.address):
        raise Nothing("it is for another address")
    try:
        _verify(jwk, header.get("alg"), data, f"{begin}.{text(canonical(request))}".encode())
    except (InvalidSignature, ValueError) as err:
        raise Nothing("what was signed is not what is there") from err
    return f"{asked.file} was signed by {header['kid']}"


def read(path: Path) -> dict[str, Any]:
    """Return the one object of a file; raise Refused, also where a name stands twice."""
    data = path.read_bytes()
    if len(data) > 4 * MAX_BYTES:
        raise Refused(path, "is too large.")
    try:
        found = json.loads(data.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError) as err:
        raise Refused(path, "is no JSON of one meaning.") from err
    if not isinstance(found, dict):
        raise Refused(path, "is no JSON object.")
    return found


def write(path: Path, request: dict[str, Any]) -> None:
    """Write a request whole or not at all; raise Refused for one that is too large."""
    if len(canonical(request)) > MAX_BYTES:
        raise Refused("A request has", MAX_BYTES, "bytes at most.")
    part = path.with_name(f"{path.name}.part")
    part.write_text(json.dumps(request, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(path)


def canonical(value: Any) -> bytes:
    """Return the RFC 8785 form of JSON; raise Refused for numbers and texts that have none."""
    try:
        return _written(value).encode()
    except UnicodeEncodeError as err:
        raise Refused("There is half a character in a text.") from err


def _written(value: Any) -> str:
    match value:
        case dict():
            names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
            return "{" + ",".join(f"{_written(name)}:{_written(value[name])}" for name in names) + "}"
        case list():
            return "[" + ",".join(map(_written, value)) + "]"
        case float():
            return _number(value)
        case int() if not isinstance(value, bool) and abs(value) > EXACT:
            raise Refused("A number is too large to be the same everywhere.")
        case _:
            return json.dumps(value, ensure_ascii=False)


def _number(value: float) -> str:
    """Write a number as ECMAScript does (RFC 8785 §3.2.2.3)."""
    if value != value or abs(value) == float("inf"):  # noqa: PLR0124  # what is not itself is no number
        raise Refused("There is something that is no number.")
    if value == 0:
        return "0"
    digits, _, power = repr(abs(value)).partition("e")
    whole, _, rest = digits.partition(".")
    rest = "" if rest == "0" else rest
    sign = "-" if value < 0 else ""
    if not power:
        return sign + whole + (f".{rest}" if rest else "")
    at = int(power)
    if 0 <= at < ZEROS_UP:
        return sign + whole + rest.ljust(at, "0")
    if -ZEROS_DOWN <= at < 0:
        return f"{sign}0.{'0' * (-at - 1)}{whole}{rest}"
    return f"{sign}{whole}{'.' + rest if rest else ''}e{'+' if at > 0 else '-'}{abs(at)}"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def public_jwk(key: Private) -> dict[str, str]:
    """Return the public half as the members that make it (RFC 7517, RFC 8037)."""
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return {"kty": "OKP", "crv": "Ed25519", "x": text(key.public_key().public_bytes_raw())}
    numbers = key.public_key().public_numbers()
    x, y = (text(each.to_bytes(SIZE, "big")) for each in (numbers.x, numbers.y))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y}


def thumbprint(jwk: dict[str, Any]) -> str:
    """Return what a key is called (RFC 7638)."""
    return text(sha256(canonical({name: jwk[name] for name in ("kty", "crv", "x", "y") if name in jwk})).digest())


def text(data: bytes) -> str:
    """Return base64url without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def untext(data: str) -> bytes:
    """Return the bytes of it; raise ValueError."""
    return urlsafe_b64decode(data + "=" * (-len(data) % 4))


def _sign(key: Private, begin: str, request: dict[str, Any]) -> bytes:
    signed = f"{begin}.{text(canonical(request))}".encode()
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(signed)
    r, s = utils.decode_dss_signature(key.sign(signed, ec.ECDSA(SHA256())))
    return r.to_bytes(SIZE, "big") + s.to_bytes(SIZE, "big")


def _verify(jwk: dict[str, Any], algorithm: object, signature: bytes, signed: bytes) -> None:
    """Pass a good signature; raise InvalidSignature, or ValueError for a key or an algorithm that is none of ours."""
    match jwk.get("crv"), algorithm:
        case "Ed25519", "EdDSA":
            ed25519.Ed25519PublicKey.from_public_bytes(untext(jwk["x"])).verify(signature, signed)
        case "P-256", "ES256" if len(signature) == 2 * SIZE:
            x, y = (int.from_bytes(untext(jwk[name]), "big") for name in ("x", "y"))
            r, s = (int.from_bytes(half, "big") for half in (signature[:SIZE], signature[SIZE:]))
            key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
            key.verify(utils.encode_dss_signature(r, s), signed, ec.ECDSA(SHA256()))
        case _:
            raise ValueError


def _private(path: Path) -> Private:
    data = path.read_bytes()
    words = getpass(f"Passphrase of {path}: ").encode() if b"ENCRYPTED" in data else None
    try:
        key = load_pem_private_key(data, words)
    except (ValueError, TypeError) as err:
        raise Refused(path, "cannot be opened.") from err
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key
    if isinstance(key, ec.EllipticCurvePrivateKey) and isinstance(key.curve, ec.SECP256R1):
        return key
    raise Refused(path, "is neither an Ed25519 nor a P-256 key.")


def _intake(address: str) -> str:
    found = ADDRESS.fullmatch(address.rstrip("/"))
    if found is None:
        raise Refused(address, "is no address to ask at.")
    return found[1]


def _moment(said: str | None) -> str | None:
    """Return a time with its offset, which nobody guesses."""
    if said is None:
        return None
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as err:
        raise Refused(said, "is no time.") from err
    if moment.tzinfo is None:
        raise Refused(said, "has no offset, such as +01:00.")
    return moment.isoformat()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Make, sign and check files that ask a home for footage.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, does: Callable[[argparse.Namespace], str], said: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=said)
        made.set_defaults(do=does)
        return made

    key = command("key", make_key, "make a key pair")
    key.add_argument("private", type=Path)
    key.add_argument("public", type=Path)
    key.add_argument("--passphrase", action="store_true", help="ask for a passphrase that closes the private half")
    make = command("make", make_file, "write a request")
    make.add_argument("file", type=Path)
    make.add_argument("--fields", type=Path, help="JSON with any fields of a request")
    for name in ("type", "organisation", "person", "email", "phone", "case", "place", "purpose", "basis"):
        make.add_argument(f"--{name}")
    make.add_argument("--from", dest="window_from", help="begin of the footage, with an offset")
    make.add_argument("--to", dest="window_to", help="its end")
    make.add_argument("--document", type=Path, help="a document, of which only the SHA-256 is told")
    sign = command("sign", sign_file, "sign a request")
    sign.add_argument("file", type=Path)
    sign.add_argument("--key", type=Path, required=True, help="the private key")
    sign.add_argument("--for", dest="address", help="the link it is for; without, a person has to import the file")
    sign.add_argument("--days", type=int, default=14, help="how long the signature is good")
    check = command("check", check_file, "check a signature")
    check.add_argument("file", type=Path)
    check.add_argument("--key", type=Path, required=True, help="the public key, a JWK")
    check.add_argument("--for", dest="address", help="the link it has to be for")
    return parser


if __name__ == "__main__":
    sys.exit(main())
