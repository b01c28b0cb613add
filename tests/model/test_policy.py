"""What is missing takes the default, what cannot be read the value that exposes least, and each raise is known."""

from dataclasses import fields, replace
from datetime import time
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.policy import (
    NUMBERS,
    SWITCHES,
    Policy,
    PolicyInvalid,
    is_raised,
    parse_policy,
)
from custom_components.footage_guard.model.quiet import QuietHours

SAFEST = Policy(
    quorum=16,
    veto_hours=168,
    cooling_minutes=1440,
    retention_days=365,
    vault_quota_mb=10_000_000,
    link_days=1,
    max_downloads=1,
    window_limit_h=1,
    footage_age_days=1,
    quiet_hours=None,
    local_approval_only=True,
    public_links=False,
    public_intake=False,
    share_origin=None,
)
NAMES = [each.name for each in fields(Policy)]
ORIGINS = ["https://home.example", "https://home.example:8123", "http://127.0.0.1:8123", "http://localhost:8123"]
POLICIES = st.builds(
    Policy,
    **{name: st.integers(number.values[0], number.values[-1]) for name, number in NUMBERS.items()},
    **{name: st.booleans() for name in SWITCHES},
    quiet_hours=st.none() | st.just(QuietHours(start=time(21), end=time(8))),
    share_origin=st.none() | st.sampled_from(ORIGINS),
)


def test_without_rows_it_is_what_the_contract_says() -> None:
    assert parse_policy({}).as_rows() == {
        "quorum": "1",
        "veto_hours": "0",
        "cooling_minutes": "10",
        "retention_days": "14",
        "vault_quota_mb": "20000",
        "link_days": "7",
        "max_downloads": "3",
        "window_limit_h": "2",
        "footage_age_days": "30",
        "quiet_hours": "",
        "local_approval_only": "off",
        "public_links": "off",
        "public_intake": "off",
        "share_origin": "",
    }


@given(policy=POLICIES)
def test_what_is_stored_is_read_again(policy: Policy) -> None:
    assert parse_policy(policy.as_rows()) == policy


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text", ["?", " ", "True", "-1", "1.5", "٣", "99999999999999999999", "02", "on ", "https://a/b"]
)
def test_an_unreadable_row_counts_as_the_safest_value(name: str, text: str) -> None:
    lax = Policy(share_origin="https://home.example", public_links=True, public_intake=True, max_downloads=100)
    policy = parse_policy({**lax.as_rows(), name: text})
    assert getattr(policy, name) == getattr(SAFEST, name)
    assert replace(policy, **{name: getattr(lax, name)}) == lax


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_out_of_range_counts_as_unreadable(name: str) -> None:
    values = NUMBERS[name].values
    assert getattr(parse_policy({name: str(values[-1] + 1)}), name) == getattr(SAFEST, name)
    assert getattr(parse_policy({name: str(values[0])}), name) == values[0]
    assert getattr(parse_policy({name: str(values[-1])}), name) == values[-1]


def test_a_row_of_another_name_is_left_alone() -> None:
    assert parse_policy({"of_a_later_version": "1"}) == Policy()


@given(rows=st.dictionaries(st.sampled_from(NAMES), st.text(max_size=40)))
def test_whatever_lies_there_is_a_policy(rows: dict[str, str]) -> None:
    assert parse_policy(parse_policy(rows).as_rows()) == parse_policy(rows)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, number.values[0] - 1) for name, number in NUMBERS.items()),
        *((name, number.values[-1] + 1) for name, number in NUMBERS.items()),
    ],
)
def test_no_policy_has_a_number_out_of_range(name: str, value: int) -> None:
    changed: dict[str, Any] = {name: value}
    with pytest.raises(PolicyInvalid) as caught:
        Policy(**changed)
    assert caught.value.field == name


@pytest.mark.parametrize("origin", [*ORIGINS, "https://10.0.0.2", "http://[::1]:8123", "https://[2001:db8::1]"])
def test_links_lead_to_an_origin_with_tls_or_to_this_machine(origin: str) -> None:
    assert parse_policy({"share_origin": origin}) == Policy(share_origin=origin)


@pytest.mark.parametrize(
    "origin",
    [
        "",
        "home.example",
        "http://home.example",
        "http://10.0.0.2:8123",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "ftp://127.0.0.1",
        "https://",
        "https://home.example/",
        "https://home.example/path",
        "https://home.example?x=1",
        "https://home.example#x",
        "https://a:b@home.example",
        "https://Home.example",
        "https://home.example:",
        "https://home.example:0",
        "https://home.example:99999",
        "https://home.example:08123",
        "https://hom\u0435.example",
        "https://[::1",
        "https://[fe80::1%eth0]",
        " https://home.example",
    ],
)
def test_anything_else_is_no_origin(origin: str) -> None:
    with pytest.raises(PolicyInvalid, match="share_origin"):
        Policy(share_origin=origin)
    assert parse_policy({"share_origin": origin}).share_origin is None


@given(before=POLICIES, after=POLICIES)
def test_a_field_counts_as_raised_where_it_moves_away_from_the_safest(before: Policy, after: Policy) -> None:
    def distance(policy: Policy, name: str) -> int:
        return abs(int(getattr(policy, name)) - int(getattr(SAFEST, name)))

    expected = [name for name in (*NUMBERS, *SWITCHES) if distance(after, name) > distance(before, name)]
    assert set(is_raised(before, after)) - {"share_origin"} == set(expected)


@pytest.mark.parametrize(
    ("before", "after", "is_expected"),
    [
        (None, None, False),
        (None, "https://home.example", True),
        ("https://home.example", "https://home.example", False),
        ("https://home.example", "https://other.example", True),
        ("https://home.example", None, False),
    ],
)
def test_another_origin_is_a_raise(before: str | None, after: str | None, is_expected: bool) -> None:
    raised = is_raised(Policy(share_origin=before), Policy(share_origin=after))
    assert ("share_origin" in raised) is is_expected


def test_quiet_hours_are_no_raise_and_raises_come_in_order() -> None:
    quiet = QuietHours(start=time(22), end=time(7))
    assert is_raised(Policy(), Policy(quiet_hours=quiet)) == ()
    assert is_raised(Policy(veto_hours=1), Policy(public_intake=True, link_days=8)) == (
        "veto_hours",
        "link_days",
        "public_intake",
    )


@given(before=POLICIES, after=POLICIES)
def test_the_digest_tells_policies_apart(before: Policy, after: Policy) -> None:
    assert (before.digest == after.digest) is (before == after)


def test_the_digest_stays_what_it_is() -> None:
    assert Policy().digest.hex() == "d9c7b8ab82ab35fa05bf459ddadb3ed2154ba5f1690a76d0a2adae755b8b585c"
