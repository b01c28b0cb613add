"""The program that makes request files: what it signs a home believes, and each changed byte it does not."""

from collections.abc import Callable
from hashlib import sha256
import json
from pathlib import Path
import stat
import struct
import time
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.canonical import CanonicalInvalid, canonical
from custom_components.footage_guard.model.ids import IntakeId
from custom_components.footage_guard.model.intake import parse_key
from custom_components.footage_guard.model.signature import Flaw, Signed
from custom_components.footage_guard.vault.request_signature import Wanted, check_signature
from tools import request_file

INTAKE = "01KB0000000000000000000000"
ADDRESS = f"https://home.example/footage_guard/ask/{INTAKE}"
WINDOW = ("--from", "2026-11-23T14:00+01:00", "--to", "2026-11-23T15:30+01:00")

type Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: request_file.main([*arguments])


@pytest.fixture
def signed(run: Run) -> Path:
    """A signed request, and the keys beside it."""
    assert run("key", "private.pem", "public.jwk") == 0
    made = ("--type", "insurer", "--organisation", "Example Insurance", "--case", "CL-42", "--purpose", "A claim, é.")
    assert run("make", "asked.footage-request.json", *made, *WINDOW) == 0
    assert run("sign", "asked.footage-request.json", "--key", "private.pem", "--for", ADDRESS) == 0
    return Path("asked.footage-request.json").resolve()


def ours(path: Path, public: str = "public.jwk") -> Signed | Flaw | None:
    """Return what a home finds in a file."""
    key = parse_key(json.loads(path.with_name(public).read_text()))
    wanted = Wanted(keys=(key,), audiences=frozenset({IntakeId(INTAKE)}))
    return check_signature(json.loads(path.read_text()), wanted, now_ms=time.time_ns() // 1_000_000)


def test_a_home_believes_what_it_signs(signed: Path, run: Run) -> None:
    assert isinstance(ours(signed), Signed)
    assert run("check", str(signed), "--key", "public.jwk", "--for", ADDRESS) == 0
    assert stat.S_IMODE(signed.with_name("private.pem").stat().st_mode) == 0o600
    assert run("key", "private.pem", "public.jwk") == 2, "a key is never written over"
    raw = json.loads(signed.read_text())
    assert raw["scope"]["window_from"] == "2026-11-23T14:00:00+01:00"
    assert raw["requester"] == {"type": "insurer", "organisation": "Example Insurance"}


def test_each_signature_is_another_one(signed: Path, run: Run) -> None:
    first = ours(signed)
    assert run("sign", str(signed), "--key", "private.pem", "--for", INTAKE) == 0
    again = ours(signed)
    assert isinstance(first, Signed)
    assert isinstance(again, Signed)
    assert first.jti != again.jti


def test_keys_of_the_other_curve_sign_too(signed: Path, run: Run) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    Path("other.pem").write_bytes(pem)
    Path("other.jwk").write_text(json.dumps(request_file.public_jwk(key)))
    assert run("sign", str(signed), "--key", "other.pem", "--for", ADDRESS) == 0
    assert isinstance(ours(signed, "other.jwk"), Signed)
    assert run("check", str(signed), "--key", "other.jwk") == 0
    assert run("check", str(signed), "--key", "public.jwk") == 1
    assert ours(signed) is Flaw.OTHER_KEY
    large = ec.generate_private_key(ec.SECP384R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    Path("large.pem").write_bytes(large)
    assert run("sign", str(signed), "--key", "large.pem") == 2


def test_a_passphrase_closes_the_private_half(
    signed: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = iter(["", "", "umbrella", "umbrellas", "umbrella", "umbrella", "wrong", "umbrella"])
    monkeypatch.setattr(request_file, "getpass", lambda _: next(said))
    assert run("key", "closed.pem", "closed.jwk", "--passphrase") == 2, "an empty one closes nothing"
    assert not Path("closed.pem").exists()
    assert run("key", "closed.pem", "closed.jwk", "--passphrase") == 2
    assert not Path("closed.pem").exists()
    assert run("key", "closed.pem", "closed.jwk", "--passphrase") == 0
    assert run("sign", str(signed), "--key", "closed.pem") == 2
    assert run("sign", str(signed), "--key", "closed.pem", "--for", ADDRESS) == 0
    assert isinstance(ours(signed, "closed.jwk"), Signed)
    assert "umbrella" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("arguments", [("--for", ADDRESS[:-1] + "1"), ("--for", "https://home.example/")])
def test_another_address_is_told(signed: Path, run: Run, arguments: tuple[str, str]) -> None:
    assert run("check", str(signed), "--key", "public.jwk", *arguments) in {1, 2}


def test_every_changed_value_is_noticed(signed: Path, run: Run) -> None:
    text = signed.read_text()
    values = json.loads(text)
    signature = values["signature"]
    changed = [
        {**values, "purpose": "A claim, e\u0301."},
        {**values, "case_reference": "CL-43"},
        {**values, "more": None},
        {name: value for name, value in values.items() if name != "purpose"},
        {**values, "scope": {**values["scope"], "window_to": "2026-11-23T15:31:00+01:00"}},
        {**values, "signature": ("B" if signature[0] == "A" else "A") + signature[1:]},
    ]
    for each in changed:
        signed.write_text(json.dumps(each))
        assert ours(signed) in {Flaw.WRONG, Flaw.MALFORMED}
        assert run("check", str(signed), "--key", "public.jwk") == 1
    signed.write_text(text.replace(" ", "\n\n"))
    signed.write_text(json.dumps(values, indent=7, sort_keys=True))
    assert isinstance(ours(signed), Signed), "how it is laid out does not matter"


def test_a_signature_is_good_for_as_long_as_was_said(signed: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("sign", str(signed), "--key", "private.pem", "--days", "32") == 2
    assert run("sign", str(signed), "--key", "private.pem", "--days", "0") == 2
    assert run("sign", str(signed), "--key", "private.pem", "--days", "1") == 0
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 86_400)
    assert run("check", str(signed), "--key", "public.jwk") == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"a":1,"a":2}', b"\xff", b"{" * 9000, b" " * 70_000, b'{"a":NaN}', b'{"a":9007199254740993}'],
    ids=lambda content: repr(content[:12]),
)
def test_whatever_is_no_request_is_left_alone(run: Run, content: bytes) -> None:
    assert run("key", "private.pem", "public.jwk") == 0
    Path("asked.json").write_bytes(content)
    assert run("sign", "asked.json", "--key", "private.pem") == 2
    assert Path("asked.json").read_bytes() == content


def test_times_need_an_offset_and_documents_are_named_by_digest(run: Run) -> None:
    assert run("make", "asked.json", "--from", "2026-11-23T14:00") == 2
    assert run("make", "asked.json", "--from", "yesterday") == 2
    assert not Path("asked.json").exists()
    Path("warrant.pdf").write_bytes(b"a warrant")
    Path("fields.json").write_text('{"incident": {"type": "theft"}, "requester": {"unit": "Claims"}}')
    more = ("--fields", "fields.json", "--document", "warrant.pdf", "--basis", "search_warrant", "--place", "Gate")
    assert run("make", "asked.json", "--type", "court", *more, *WINDOW) == 0
    raw = json.loads(Path("asked.json").read_text())
    assert raw["incident"] == {"type": "theft", "location": "Gate"}
    assert raw["requester"] == {"unit": "Claims", "type": "court"}
    assert raw["legal_basis"]["document_sha256"] == sha256(b"a warrant").hexdigest()
    Path("fields.json").write_text(json.dumps({"message": "x" * 17_000}))
    assert run("make", "asked.json", "--fields", "fields.json") == 2
    Path("asked.json").write_text(json.dumps({"message": "\ud800"}))
    assert run("key", "private.pem", "public.jwk") == 0
    assert run("sign", "asked.json", "--key", "private.pem") == 2
    assert run("sign", "asked.json", "--key", "asked.json") == 2
    assert run("sign", "missing.json", "--key", "private.pem") == 2


@pytest.mark.parametrize("signature", ["", "..", "e30..AA", "bnVsbA..AA", "W10..AA", "\x00..", "a.b.c"])
def test_what_is_no_signature_proves_nothing(run: Run, signature: str) -> None:
    assert run("key", "private.pem", "public.jwk") == 0
    Path("asked.json").write_text(json.dumps({"signature": signature}))
    assert run("check", "asked.json", "--key", "public.jwk") == 1


_floats = st.binary(min_size=8, max_size=8).map(lambda data: struct.unpack(">d", data)[0])
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _floats | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(value=_json)
def test_two_programs_write_one_form(value: Any) -> None:
    try:
        expected = canonical(value)
    except CanonicalInvalid:
        with pytest.raises(request_file.Refused):
            request_file.canonical(value)
        return
    assert request_file.canonical(value) == expected
