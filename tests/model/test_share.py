"""What a link is made of, and what is kept of whoever opens it."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.ids import ReleaseId, RequestId
from custom_components.footage_guard.model.share import (
    CODE_LENGTH,
    CODE_LETTERS,
    Access,
    Client,
    Lease,
    LeaseInvalid,
    client_of,
    link,
    parse_code,
    parse_secret,
    shortened,
    shown_code,
)
from custom_components.footage_guard.model.share_facts import (
    ShareAccessed,
    ShareFactInvalid,
    ShareOpened,
    ShareShortened,
)

RELEASE = ReleaseId("01KAZ0000000000000000000RR")
REQUEST = RequestId("01KAZ0000000000000000000QQ")
SECRET = "A-_9" * 10 + "abc"


@given(st.text(CODE_LETTERS, min_size=CODE_LENGTH, max_size=CODE_LENGTH))
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    shown = shown_code(code)
    assert len(shown) == CODE_LENGTH + 1
    for typed in (code, shown, shown.lower(), f" {shown} ", shown.replace("-", " ")):
        assert parse_code(typed) == code


@pytest.mark.parametrize(
    "raw", [None, 1, "", "ABCD-EFG", "ABCD-EFGO", "ABCD-EFG1", "A" * 9, "-" * 40, ["ABCDEFGH"], "ÄBCDEFGH"]
)
def test_anything_else_is_no_code(raw: object) -> None:
    assert parse_code(raw) is None


@pytest.mark.parametrize(
    "raw", [None, 1, "", SECRET + "a", SECRET[:-1], SECRET[:-1] + "=", SECRET[:-1] + "ä", [SECRET]]
)
def test_anything_else_is_no_secret(raw: object) -> None:
    assert parse_secret(SECRET) == SECRET
    assert parse_secret(raw) is None


def test_the_secret_is_where_no_browser_sends_it() -> None:
    assert link("https://home.example", RELEASE, SECRET) == f"https://home.example/footage_guard/s/{RELEASE}#{SECRET}"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", ""),
        (None, ""),
        ("unix:", ""),
    ],
)
def test_an_address_is_kept_as_its_network(address: str | None, network: str) -> None:
    assert shortened(address) == network


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140", Client.BROWSER),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0)", Client.PHONE),
        ("curl/8.9", Client.PROGRAM),
        ("", Client.PROGRAM),
    ],
)
def test_a_program_is_kept_as_its_kind(said: str, kind: Client) -> None:
    assert client_of(said) is kind


@pytest.mark.parametrize(
    "changed",
    [
        {"secret_sha256": b""},
        {"code_sha256": b"\1"},
        {"left": -1},
        {"tries": -1},
        {"not_after_ms": -1},
        {"crcs": (1 << 32,)},
    ],
)
def test_a_lease_that_cannot_be_is_none(changed: dict[str, object]) -> None:
    sound = {"secret_sha256": b"\1" * 32, "code_sha256": None, "left": 1, "tries": 5, "not_after_ms": 1, "crcs": (0,)}
    lease = Lease(release_id=RELEASE, **sound)  # type: ignore[arg-type]  # by name
    assert "x01" not in repr(lease)
    with pytest.raises(LeaseInvalid):
        Lease(release_id=RELEASE, **(sound | changed))  # type: ignore[arg-type]  # by name


def test_facts_that_cannot_be_are_none() -> None:
    with pytest.raises(ShareFactInvalid):
        ShareOpened(release_id=RELEASE, request_id=REQUEST, left=-1, network="", client=Client.PHONE)
    for file, size in ((-1, 0), (None, -1)):
        with pytest.raises(ShareFactInvalid):
            ShareAccessed(
                release_id=RELEASE,
                access=Access.STARTED,
                file=file,
                size_bytes=size,
                network="",
                client=Client.PHONE,
            )
    for left, end in ((-1, 0), (0, -1)):
        with pytest.raises(ShareFactInvalid):
            ShareShortened(release_id=RELEASE, left=left, not_after_ms=end, actor=None)
