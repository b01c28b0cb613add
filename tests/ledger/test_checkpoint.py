"""Signed notes: one spelling, one key, and nobody else's word."""

from base64 import b64decode, b64encode
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.ledger.checkpoint import (
    MAX_BYTES,
    Checkpoint,
    key_id,
    key_name,
    open_note,
    parse_verifier_key,
    sign,
    verifier_key,
)
from custom_components.footage_guard.model.errors import CheckpointInvalid

from . import independent
from .desk import KEY

SECRET, OTHER = (Ed25519PrivateKey.from_private_bytes(key) for key in (KEY, KEY[::-1]))
PUBLIC, OTHERS_PUBLIC = (key.public_key().public_bytes_raw() for key in (SECRET, OTHER))
NAME, OTHERS_NAME = key_name(PUBLIC), key_name(OTHERS_PUBLIC)
CHECKPOINT = Checkpoint(origin=NAME, size=1042, root=bytes(range(32)))
NOTE = sign(CHECKPOINT, SECRET).decode()
BODY, SIGNATURE = NOTE.split("\n\n")
ENCODED = SIGNATURE.split()[-1]


def _signed(body: str, key: Ed25519PrivateKey = SECRET, name: str = NAME) -> str:
    """Return a note with any body."""
    data = key_id(name, key.public_key().public_bytes_raw()) + key.sign(body.encode())
    return f"{body}\n— {name} {b64encode(data).decode()}\n"


def _refused(note: str | bytes) -> None:
    with pytest.raises(CheckpointInvalid):
        open_note(note if isinstance(note, bytes) else note.encode(), NAME, PUBLIC)


def test_a_signed_note_gives_its_checkpoint() -> None:
    assert open_note(NOTE.encode(), NAME, PUBLIC) == CHECKPOINT


def test_others_read_it() -> None:
    assert independent.read_note(NOTE, verifier_key(NAME, PUBLIC)) == (NAME, 1042, bytes(range(32)))


@given(st.integers(0, 10**18), st.binary(min_size=32, max_size=32))
def test_any_checkpoint_comes_back(size: int, root: bytes) -> None:
    checkpoint = Checkpoint(origin=NAME, size=size, root=root)
    assert open_note(sign(checkpoint, SECRET), NAME, PUBLIC) == checkpoint


def test_a_flipped_bit_anywhere_is_refused() -> None:
    data = NOTE.encode()
    for place in range(len(data)):
        for bit in range(8):
            _refused(data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :])


def test_a_note_cut_anywhere_is_refused() -> None:
    for length in range(len(NOTE.encode())):
        _refused(NOTE.encode()[:length])


@pytest.mark.parametrize(
    "note",
    [
        NOTE + "\n",
        NOTE + "rest",
        NOTE.replace("\n", "\r\n"),
        NOTE[:-1] + "\r\n",
        NOTE[:-1] + "\x0b\n",
        NOTE[:-1] + "\u2028",
        NOTE.replace("— ", "- "),
        NOTE.replace("— ", "—"),
        f"{BODY}\n\n— {NAME}  {ENCODED}\n",
        f"{BODY}\n\n—  {ENCODED}\n",
        f"{BODY}\n\n— {NAME} !{ENCODED}\n",
        f"{BODY}\n\n— {NAME} {ENCODED[:-2]}{chr(ord(ENCODED[-2]) + 1)}=\n",
        f"{BODY}\n\n— {NAME} {b64encode(b64decode(ENCODED)[:4]).decode()}\n",
        f"{BODY}\n\n— {NAME} {b64encode(b64decode(ENCODED)[:-1]).decode()}\n",
        f"{BODY}\n\n— {OTHERS_NAME} {ENCODED}\n",
        f"{BODY}\n\n\n",
        "",
        "\n\n",
        NOTE + "x" * MAX_BYTES,
        b"\xff" + NOTE.encode(),
    ],
)
def test_another_spelling_is_refused(note: str | bytes) -> None:
    _refused(note)


@pytest.mark.parametrize(
    "body",
    [
        f"{OTHERS_NAME}\n1042\n{b64encode(bytes(32)).decode()}\n",
        f"{NAME}\n01042\n{b64encode(bytes(32)).decode()}\n",
        f"{NAME}\n-1\n{b64encode(bytes(32)).decode()}\n",
        f"{NAME}\n+1\n{b64encode(bytes(32)).decode()}\n",
        f"{NAME}\n\N{ARABIC-INDIC DIGIT ONE}\n{b64encode(bytes(32)).decode()}\n",
        f"{NAME}\n{10**19}\n{b64encode(bytes(32)).decode()}\n",
        f"{NAME}\n1042\n{b64encode(bytes(31)).decode()}\n",
        f"{NAME}\n1042\n{b64encode(bytes(32)).decode()[:-2]}B=\n",
        f"{NAME}\n1042\nno base64!\n",
        f"{NAME}\n1042\n",
        f"{NAME}\n",
    ],
)
def test_a_body_that_is_no_checkpoint_is_refused_though_it_is_signed(body: str) -> None:
    _refused(_signed(body))


def test_lines_that_others_add_to_the_body_are_passed_over() -> None:
    assert open_note(_signed(f"{BODY}\nextension\n").encode(), NAME, PUBLIC) == CHECKPOINT


def test_signatures_of_others_are_passed_over() -> None:
    witnessed = NOTE + _signed(f"{BODY}\n", OTHER, OTHERS_NAME).split("\n\n")[1]
    assert open_note(witnessed.encode(), NAME, PUBLIC) == CHECKPOINT


def test_the_signature_of_another_key_under_our_name_is_no_signature_of_ours() -> None:
    _refused(_signed(f"{BODY}\n", OTHER))


def test_a_right_signature_does_not_help_a_wrong_one() -> None:
    _refused(f"{NOTE}— {NAME} {b64encode(b64decode(ENCODED)[:4] + bytes(64)).decode()}\n")


def test_a_verifier_key_leads_back_to_the_key() -> None:
    assert parse_verifier_key(verifier_key(NAME, PUBLIC)) == PUBLIC


def _verifier_of(public: bytes, kind: bytes = b"\x01", name: Callable[[bytes], str] = key_name) -> str:
    called = name(public)
    return f"{called}+{key_id(called, public).hex()}+{b64encode(kind + public).decode()}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        NAME,
        "a+b+c",
        "a+b+\N{SNOWMAN}",
        _verifier_of(PUBLIC[:31]),
        _verifier_of(PUBLIC + b"\x00"),
        _verifier_of(PUBLIC, b"\x04"),
        _verifier_of(PUBLIC, name=lambda _: "footage-guard/somebody"),
        verifier_key(NAME, PUBLIC).replace(key_id(NAME, PUBLIC).hex(), "00000000"),
        verifier_key(NAME, PUBLIC) + "\n",
    ],
)
def test_a_verifier_key_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CheckpointInvalid):
        parse_verifier_key(text)
