"""What stands beside footage and receipt: how to check them by hand, with tools that everybody has.

Each command stands in a line of its own, indented, and can be copied as it is. A test runs them.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator
import json
from typing import Any, Final

from .canonical import canonical
from .receipt import DOMAIN
from .receipt_page import Words, fill
from .vote import DOMAIN as VOTE_DOMAIN

_WIDTH: Final = 100
_SPKI: Final = bytes.fromhex("302a300506032b6570032100")
"""In front of an Ed25519 key, it makes what every tool reads (RFC 8410)."""


def readme(data: bytes, words: Words) -> str:
    """Return the text, `README.txt`, for the file of a receipt."""
    document: dict[str, Any] = json.loads(data)
    return "\n".join((*_lines(data, document["receipt"], document["signature"], words), ""))


def _lines(data: bytes, receipt: dict[str, Any], signature: str, words: Words) -> Iterator[str]:
    yield from _wrapped(words["readme.title"], "", words["readme.intro"], "", words["readme.program"])
    names = " ".join(file["name"] for file in receipt["files"])
    verifier_key = receipt["ledger"]["verifier_key"]
    yield from ("", f"    python3 verify_receipt.py receipt.json {names}")
    yield from _wrapped("", words["readme.key"])
    yield from ("", f"  {verifier_key}")
    yield from _wrapped("", words["readme.needs"], "", words["readme.files"])
    for file in receipt["files"]:
        yield from ("", f"    sha256sum {file['name']}", f"  {file['sha256']}")
    yield from _wrapped("", words["readme.receipt"])
    body = canonical(receipt)
    # A plus may stand in what is encoded, too.
    public = verifier_key.split("+", 2)[2]
    yield from _checked("receipt", DOMAIN, _cut(data, body), _key_of(public), signature)
    yield from _wrapped("", words["readme.votes"])
    statement = _cut(data, canonical(receipt["statement"]))
    for number, vote in enumerate(receipt["votes"], 1):
        yield from _wrapped("", fill(words, "readme.vote", person=vote["person_id"]))
        key = b64encode(_SPKI + bytes.fromhex(vote["public_key"])).decode()
        yield from _checked(f"vote-{number}", VOTE_DOMAIN, statement, key, vote["signature"])
    yield from _wrapped("", words["readme.done"])


def _cut(data: bytes, part: bytes) -> str:
    """Return the command that prints a part of the receipt's file: it stands there byte for byte."""
    return f"tail -c +{data.index(part) + 1} receipt.json | head -c {len(part)}"


def _checked(name: str, domain: bytes, part: str, key: str, signature: str) -> Iterator[str]:
    spelled = domain.rstrip(b"\0").decode()
    signed = b64encode(bytes.fromhex(signature)).decode()
    yield ""
    yield f"    printf '{spelled}\\000' > {name}.signed"
    yield f"    {part} >> {name}.signed"
    yield f"    echo {signed} | openssl base64 -d -A > {name}.signature"
    yield f"    echo {key} | openssl base64 -d -A > {name}.key"
    verify = f"openssl pkeyutl -verify -pubin -keyform DER -inkey {name}.key -rawin"
    yield f"    {verify} -in {name}.signed -sigfile {name}.signature"


def _key_of(encoded: str) -> str:
    """Return the key of a verifier key as tools read it."""
    return b64encode(_SPKI + b64decode(encoded)[1:]).decode()


def _wrapped(*texts: str) -> Iterator[str]:
    """Yield the lines of texts, each of which begins a new one."""
    for text in texts:
        line = ""
        for word in text.split():
            if line and len(line) + 1 + len(word) > _WIDTH:
                yield line
                line = ""
            line = f"{line} {word}".strip()
        yield line
