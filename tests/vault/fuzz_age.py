"""Age files, built as their key's holder could build them and then changed as anybody could.

What a file holds is known: chunk n holds the n-th part of one long text, so every byte a reader gives out can be
compared with the text, whatever was done to the file.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache
import hmac
import io
from pathlib import Path
import random

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
import pyrage

from custom_components.footage_guard.model.errors import ClipDamaged, ClipError, ClipHeaderInvalid
from custom_components.footage_guard.vault.age.encoding import (
    decode_base64,
    decode_bech32,
    encode_base64,
    encode_bech32,
)
from custom_components.footage_guard.vault.age.header import Stanza, dump_header, mac_key, parse_header
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.reader import SeekableReader, read_whole
from custom_components.footage_guard.vault.age.stream import CHUNK, SEALED_CHUNK, TAG

from .cut_off import read_cut
from .fuzz_plan import Plan
from .memory import Memory, read

KEY, OTHER = X25519Identity(bytes(range(32))), X25519Identity(bytes(range(32, 64)))
THEIRS = pyrage.x25519.Identity.from_str(KEY.reveal())
FILE_KEY, NONCE = bytes(range(16)), bytes(range(16, 32))
PAYLOAD = ChaCha20Poly1305(HKDF(algorithm=SHA256(), length=32, salt=NONCE, info=b"payload").derive(FILE_KEY))
CHUNKS = 18
TEXT = random.Random(0).randbytes(CHUNKS * CHUNK)  # noqa: S311  # content, not a secret
LENGTHS = (
    *(0, 1, 100, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1, 3 * CHUNK),
    *(8 * CHUNK - 1, 8 * CHUNK, 8 * CHUNK + 1, 9 * CHUNK, 16 * CHUNK, 16 * CHUNK + 1, 17 * CHUNK),
)
STANZAS = (
    KEY.recipient.wrap(FILE_KEY),
    OTHER.recipient.wrap(FILE_KEY),
    Stanza(kind="grease", arguments=("a", "!"), body=bytes(range(100))),
    Stanza(kind="grease", arguments=(), body=b""),
    Stanza(kind="X25519", arguments=(encode_base64(bytes(32)),), body=bytes(32)),
    Stanza(kind="X25519", arguments=("short",), body=bytes(32)),
    Stanza(kind="scrypt", arguments=(encode_base64(bytes(16)), "10"), body=bytes(32)),
)
SOUND = 4
"""So many of them somebody should have written."""
HEADERS = (STANZAS[:1], STANZAS[:2], STANZAS[1::-1], STANZAS[2::-1], (STANZAS[3], STANZAS[0]))

type Chunk = tuple[int, int, bool]
"""Its number, its length and whether it was sealed as the last one."""


@lru_cache(maxsize=128)
def _sealed(number: int, length: int, is_last: bool) -> bytes:  # a row of a table
    """Seal a chunk without the code that is looked at, which may be wrong."""
    content = TEXT[number * CHUNK : number * CHUNK + length]
    return PAYLOAD.encrypt(number.to_bytes(11) + bytes([is_last]), content, None)


@cache
def _header(stanzas: tuple[Stanza, ...]) -> bytes:
    return dump_header(stanzas, mac_key(FILE_KEY))


def _chunks_of(length: int) -> list[Chunk]:
    """Return the chunks of a right file."""
    count = max(1, -(-length // CHUNK))
    return [(number, min(CHUNK, length - number * CHUNK), number == count - 1) for number in range(count)]


def _planned(plan: Plan) -> list[Chunk]:
    """Return chunks that are right, or out of order, doubled, dropped, or sealed as something else."""
    chunks = _chunks_of(plan.choice(LENGTHS))
    for _ in range(plan.number(3)):
        place, other = plan.number(len(chunks)), plan.number(len(chunks))
        number, length, is_last = chunks[place]
        match plan.number(6):
            case 0:
                chunks[place], chunks[other] = chunks[other], chunks[place]
            case 1:
                chunks.insert(other, chunks[place])
            case 2 if len(chunks) > 1:
                del chunks[place]
            case 3:
                chunks[place] = (plan.number(CHUNKS), length, is_last)
            case 4:
                chunks[place] = (number, length, not is_last)
            case _:
                chunks[place] = (number, plan.choice((0, 1, CHUNK - 1, CHUNK)), is_last)
    return chunks


def age(data: bytes) -> None:
    """Read a file that was built and changed; no reader gives out a byte that is not the text's."""
    plan = Plan(data)
    head, chunks = _header(plan.choice(HEADERS)), _planned(plan)
    payload = [_sealed(*chunk) for chunk in chunks]
    changed_head = plan.changed(head)
    whole = b"".join((NONCE, *payload))
    changed = plan.changed(whole, [16 + place * SEALED_CHUNK for place in range(len(payload) + 1)])
    file = Memory(changed_head + changed)
    if changed_head != head:
        _must_refuse(file)
        return
    is_right = _is_right(changed)
    _read_whole(file, is_right=is_right)
    _seek(file, plan, is_right=is_right)
    _read_cut(file, plan)


def _is_right(payload: bytes) -> bool:
    """Tell whether this is what a writer makes of a text: changes can undo each other, or leave a shorter file."""
    count = -(-(len(payload) - len(NONCE)) // SEALED_CHUNK)
    length = len(payload) - len(NONCE) - count * TAG
    return 0 <= length <= len(TEXT) and payload == NONCE + b"".join(_sealed(*chunk) for chunk in _chunks_of(length))


def _must_refuse(file: Memory) -> None:
    """Nothing of a file is given out whose header somebody changed."""
    assert _outcome(lambda: b"".join(read_whole(file, [KEY])), ClipError) is None, "it is read to its end"
    assert _outcome(lambda: bytes(SeekableReader(file, [KEY]).length), ClipError) is None, "it can be sought"
    assert not _outcome(lambda: b"".join(read_cut(file, [KEY])), ClipError), "it can be cut"


def _read_whole(file: Memory, *, is_right: bool) -> None:
    given = io.BytesIO()
    try:
        for content in read_whole(file, [KEY]):
            given.write(content)
    except ClipError:
        assert not is_right, "a right file is refused"
    else:
        assert is_right, "a wrong file is read to its end"
    assert TEXT.startswith(given.getvalue()), "wrong bytes"


def _seek(file: Memory, plan: Plan, *, is_right: bool) -> None:
    try:
        reader = SeekableReader(file, [KEY])
    except ClipError:
        assert not is_right, "a right file is refused"
        return
    for offset, length in ((plan.number(20 * CHUNK), plan.number(3 * CHUNK)), (0, reader.length)):
        found = None
        with suppress(ClipDamaged):
            found = read(reader, offset, length)
        assert found is None or found == TEXT[: reader.length][offset : offset + length], "wrong bytes"
        assert found is not None or not is_right, "a right file is damaged"
    assert found is None or is_right, "a wrong file is sought to its end"


def _read_cut(file: Memory, plan: Plan) -> None:
    cut_at = plan.choice((None, file.size, plan.number(file.size + 1), file.size + 1))
    given = io.BytesIO()
    with suppress(ClipError):
        for content in read_cut(file, [KEY], cut_at=cut_at):
            given.write(content)
    assert TEXT.startswith(given.getvalue()), "wrong bytes"
    assert given.tell() <= file.size, "more bytes than there are"


def rage(data: bytes) -> None:
    """Whoever holds the key may write any header; what we read of it, pyrage reads too, and the same."""
    plan = Plan(data)
    stanzas = tuple(plan.choice(STANZAS) for _ in range(1 + plan.number(3)))
    lines = _header(stanzas).rpartition(b"---")[0] + b"---"
    signed = plan.changed(lines)
    head = signed + _mac_line(signed)
    content = TEXT[: plan.choice(LENGTHS[:6])]
    body = b"".join(_sealed(*chunk) for chunk in _chunks_of(len(content)))
    file = head + NONCE + body
    ours = _outcome(lambda: b"".join(read_whole(Memory(file), [KEY])), ClipError)
    theirs = _outcome(lambda: pyrage.decrypt(file, [THEIRS]), pyrage.DecryptError)
    # It also reads some headers of an age before the specification, which we need not.
    assert ours is None or ours == theirs == content, f"pyrage does not read as we do: {head!r}"
    is_right = signed == lines and stanzas[0] is STANZAS[0] and not set(stanzas) - set(STANZAS[:SOUND])
    assert ours is not None or not is_right, "a right file is refused"


def _mac_line(signed: bytes) -> bytes:
    """Return the rest of a header's last line."""
    return b" " + encode_base64(hmac.digest(mac_key(FILE_KEY), signed, "sha256")).encode() + b"\n"


def _outcome(read: Callable[[], bytes], refused: type[Exception]) -> bytes | None:
    try:
        return read()
    except refused:
        return None


def header(data: bytes) -> None:
    """A header has one spelling: what is read is written again byte for byte."""
    try:
        found = parse_header(data)
    except ClipHeaderInvalid:
        return
    again = dump_header(found.stanzas, b"")
    assert again.rpartition(b" ")[0] == found.signed
    assert data[: found.length] == found.signed + b" " + encode_base64(found.mac).encode() + b"\n"


def text(data: bytes) -> None:
    """A key and a value have one spelling, but for the case of a key."""
    found = data.decode(errors="replace")
    with suppress(ValueError):
        assert encode_base64(decode_base64(found)) == found
    for prefix in ("age", "age-secret-key-"):
        try:
            value = decode_bech32(prefix, found)
        except ValueError:
            continue
        assert found in (encode_bech32(prefix, value), encode_bech32(prefix, value).upper())


def anything(data: bytes) -> None:
    """Any bytes: reading from the front and seeking agree on them."""
    whole = _outcome(lambda: b"".join(read_whole(Memory(data), IDENTITIES.values())), ClipError)
    sought = _outcome(lambda: _sought(data), ClipError)
    assert whole == sought
    _outcome(lambda: b"".join(read_cut(Memory(data), IDENTITIES.values())), ClipError)


def _sought(data: bytes) -> bytes:
    reader = SeekableReader(Memory(data), IDENTITIES.values())
    return read(reader, 0, reader.length)


def seeds(kit: Path) -> dict[str, list[bytes]]:
    """Return what to begin with: right inputs, and the published test kit where it is there."""
    small = _header(HEADERS[0]) + NONCE + _sealed(0, 100, True)
    published = [path.read_bytes().partition(b"\n\n") for path in sorted(kit.glob("*"))]
    for head, _, _ in published:
        for line in head.decode().splitlines():
            if line.startswith("identity: AGE-SECRET-KEY-1"):
                IDENTITIES[line] = X25519Identity.parse(line.removeprefix("identity: "))
    texts = [KEY.reveal(), str(KEY.recipient), encode_base64(FILE_KEY), KEY.reveal().replace("K", "\N{KELVIN SIGN}")]
    return {
        "header": [_header(stanzas) for stanzas in HEADERS],
        "file": [small, *(data for _, _, data in published)],
        "text": [found.encode() for found in texts],
    }


IDENTITIES = {"": KEY}
