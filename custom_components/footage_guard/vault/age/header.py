"""The header of an age file: who can open it, and the proof that nobody changed that."""

from dataclasses import dataclass
import hmac
import re
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ...model.errors import ClipHeaderForged, ClipHeaderInvalid
from .encoding import decode_base64, encode_base64

VERSION: Final = b"age-encryption.org/v1"
MAX_HEADER_BYTES: Final = 64 * 1024
"""Room for several hundred recipients; a longer header is an attempt to keep the reader busy."""
LINE: Final = 64
"""Characters in each full line of a stanza's body."""
MAC_BYTES: Final = 32
_ARGUMENT = re.compile(rb"[\x21-\x7e]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stanza:
    """What one recipient needs to open the file."""

    kind: str
    arguments: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """All stanzas of a file and the MAC over them."""

    stanzas: tuple[Stanza, ...]
    mac: bytes
    signed: bytes
    """The bytes the MAC covers, as they stand in the file."""
    length: int
    """Bytes of the whole header in the file."""


def dump_header(stanzas: tuple[Stanza, ...], mac_key: bytes) -> bytes:
    """Return the header with its MAC."""
    lines = [VERSION]
    for stanza in stanzas:
        lines.append(" ".join(["->", stanza.kind, *stanza.arguments]).encode("ascii"))
        body = encode_base64(stanza.body).encode("ascii")
        lines += [body[start : start + LINE] for start in range(0, len(body) + 1, LINE)]
    signed = b"\n".join([*lines, b"---"])
    return signed + b" " + encode_base64(_mac(signed, mac_key)).encode("ascii") + b"\n"


def parse_header(data: bytes) -> Header:
    """Read a header from the beginning of a file; raise ClipHeaderInvalid.

    `data` is the beginning of the file, MAX_HEADER_BYTES long or the whole of a shorter file.
    """
    reader = _Lines(data[:MAX_HEADER_BYTES])
    if reader.next() != VERSION:
        raise ClipHeaderInvalid
    stanzas: list[Stanza] = []
    while (line := reader.next()).startswith(b"-> "):
        stanzas.append(_parse_stanza(line, reader))
    if not stanzas or not line.startswith(b"--- "):
        raise ClipHeaderInvalid
    mac = _decode(line[len(b"--- ") :])
    if len(mac) != MAC_BYTES:
        raise ClipHeaderInvalid
    # A passphrase is never one of several recipients: whoever knows it could then write files in the others' name.
    if len(stanzas) > 1 and any(stanza.kind == "scrypt" for stanza in stanzas):
        raise ClipHeaderInvalid
    signed = data[: reader.position - len(line) - 1] + b"---"
    return Header(stanzas=tuple(stanzas), mac=mac, signed=signed, length=reader.position)


def may_trust_header(header: Header, mac_key: bytes) -> None:
    """Pass a header nobody changed; raise ClipHeaderForged.

    Without this step a thief could add or remove recipients of a file.
    """
    if not hmac.compare_digest(_mac(header.signed, mac_key), header.mac):
        raise ClipHeaderForged


def mac_key(file_key: bytes) -> bytes:
    """Derive the key of the header's MAC."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"header").derive(file_key)


class _Lines:
    """Lines that end in a single line feed."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.position = 0

    def next(self) -> bytes:
        """Return the next line without its end; raise ClipHeaderInvalid where the data ends in a line."""
        end = self._data.find(b"\n", self.position)
        if end < 0:
            raise ClipHeaderInvalid
        line = self._data[self.position : end]
        self.position = end + 1
        return line


def _parse_stanza(line: bytes, reader: _Lines) -> Stanza:
    words = line.split(b" ")[1:]
    if not all(_ARGUMENT.fullmatch(word) for word in words):
        raise ClipHeaderInvalid
    body = b""
    while len(row := reader.next()) == LINE:
        body += row
    if len(row) > LINE:
        raise ClipHeaderInvalid
    kind, *arguments = (word.decode("ascii") for word in words)
    return Stanza(kind=kind, arguments=tuple(arguments), body=_decode(body + row))


def _decode(text: bytes) -> bytes:
    try:
        return decode_base64(text.decode("ascii"))
    except ValueError as err:
        raise ClipHeaderInvalid from err


def _mac(signed: bytes, key: bytes) -> bytes:
    return hmac.digest(key, signed, "sha256")
