"""Every way of spelling a header that means the same is refused, and every key that is none."""

from base64 import b64encode

import pytest

from custom_components.footage_guard.model.errors import ClipHeaderInvalid, ClipKeyMissing
from custom_components.footage_guard.vault.age.encoding import (
    decode_base64,
    decode_bech32,
    encode_base64,
    encode_bech32,
)
from custom_components.footage_guard.vault.age.header import MAX_HEADER_BYTES, Stanza, parse_header
from custom_components.footage_guard.vault.age.keys import Passphrase, X25519Identity, X25519Recipient

from .memory import Memory, opened, sealed

KEY = X25519Identity.generate()
FILE = sealed(b"clip", KEY.recipient)
HEAD = FILE[: parse_header(FILE).length]
SHARE = encode_base64(bytes(range(1, 33)))
BODY = bytes(32)


@pytest.mark.parametrize("text", ["QQ==", "QR", "Q", "QQ\n", "Q Q", "Q-_Q", "\u0410\u0410"])
def test_base64_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError, match=r"padded|not base64|not canonical|ASCII"):
        decode_base64(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1",
        "age1qqqq",
        "bge1qqqqqqqqqq",
        "age1qqqqqqqqqqqqqqb",
        "AGE1qqqqqqqqqqqqq",
        pytest.param(str(KEY.recipient)[:-1], id="all but the end"),
    ],
)
def test_bech32_is_checked(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # each way of being wrong has its own sentence
        decode_bech32("age", text)


def test_bits_that_are_left_over_are_refused() -> None:
    values = encode_bech32("age", b"\xff")
    assert decode_bech32("age", values) == b"\xff"
    with pytest.raises(ValueError):  # noqa: PT011  # same
        X25519Recipient.parse(encode_bech32("age", bytes(31)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"age-encryption.org/v1\n", b"age-encryption.org/v2\n"),
        (b"age-encryption.org/v1\n", b"age-encryption.org/v1\r\n"),
        (b"-> X25519 ", b"-> X25519  "),
        (b"-> X25519 ", b"->X25519 "),
        (b"-> X25519 ", b"-> \n-> X25519 "),
        (b"-> X25519 ", b"-> X\x7f "),
        (b"\n--- ", b"=\n--- "),
        (b"\n--- ", b"\n---"),
        (b"\n--- ", b"\n----- "),
        (b"\n--- ", b"\n--- AAAA"),
        (HEAD, b"age-encryption.org/v1\n--- AAAA\n"),
        (HEAD, b"age-encryption.org/v1\n" + b"-> a\n\n" * 20_000),
        (
            HEAD,
            HEAD.replace(
                b"\n--- ", b"\n-> scrypt QUFBQUFBQUFBQUFBQUFBQQ 10\n" + b64encode(BODY).rstrip(b"=") + b"\n--- "
            ),
        ),
        (HEAD, HEAD.replace(b"\n--- ", b"\n-> grease\n" + b"A" * 65 + b"\n\n--- ")),
    ],
    ids=lambda value: value[:24].decode(errors="replace"),
)
def test_a_header_that_is_spelled_otherwise_is_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(ClipHeaderInvalid):
        opened(FILE.replace(old, new, 1), [KEY])


def test_a_header_is_not_read_for_ever() -> None:
    with pytest.raises(ClipHeaderInvalid):
        parse_header(b"age-encryption.org/v1\n-> a " + b"a" * MAX_HEADER_BYTES)


def test_a_file_that_ends_in_its_nonce_is_refused() -> None:
    with pytest.raises(ClipHeaderInvalid):
        opened(HEAD + b"short", [KEY])


@pytest.mark.parametrize(
    ("arguments", "body"),
    [
        ((), BODY),
        ((SHARE, "extra"), BODY),
        ((SHARE,), BODY[:-1]),
        ((SHARE,), BODY + b"\0"),
        ((SHARE[:-2],), BODY),
        ((f"{SHARE}=",), BODY),
        ((encode_base64(bytes(32)),), BODY),
    ],
    ids=["no share", "extra", "short body", "long body", "short share", "padded share", "point of low order"],
)
def test_a_stanza_nobody_should_have_written_is_refused(arguments: tuple[str, ...], body: bytes) -> None:
    with pytest.raises(ClipHeaderInvalid):
        KEY.unwrap(Stanza(kind="X25519", arguments=arguments, body=body))


@pytest.mark.parametrize(
    ("arguments", "body"),
    [
        ((), BODY),
        (("QUFBQUFBQUFBQUFBQUFBQQ",), BODY),
        (("QUFBQUFBQUFBQUFBQUFBQQ", "10", "extra"), BODY),
        (("QUFBQUFBQUFBQUFBQUFBQQ", "10"), BODY[1:]),
        (("QUFB", "10"), BODY),
        *(
            (("QUFBQUFBQUFBQUFBQUFBQQ", factor), BODY)
            for factor in ("0", "01", "+1", "-1", "23", "100", "0x1", "1 ", "\u0661")
        ),
    ],
)
def test_a_passphrase_stanza_nobody_should_have_written_is_refused(arguments: tuple[str, ...], body: bytes) -> None:
    with pytest.raises(ClipHeaderInvalid):
        Passphrase("courier umbrella").unwrap(Stanza(kind="scrypt", arguments=arguments, body=body))


def test_what_is_for_somebody_else_is_left_alone() -> None:
    unknown = Stanza(kind="grease", arguments=(), body=b"")
    assert KEY.unwrap(unknown) is None
    assert Passphrase("courier umbrella").unwrap(unknown) is None
    with pytest.raises(ClipKeyMissing):
        opened(FILE, [X25519Identity.generate()])


def test_a_file_key_of_another_length_is_refused() -> None:
    class Odd:
        """Somebody whose stanza holds another key."""

        def unwrap(self, _stanza: Stanza) -> bytes:
            return bytes(15)

    with pytest.raises(ClipHeaderInvalid):
        opened(FILE, [Odd()])
    assert Memory(FILE).size == len(FILE)
