"""Doors to the outside: which there can be, and that what is stored is read as exactly that."""

from dataclasses import replace
import json
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.errors import IntakeInvalid
from custom_components.footage_guard.model.ids import make_intake_id
from custom_components.footage_guard.model.intake import (
    LONGEST_MS,
    ONE_DAY_MS,
    Intake,
    IntakeKind,
    IntakeUnreadable,
    parse_intake,
    pinned,
    read_intake,
)

NOW_MS = 1_795_507_200_000
ID = make_intake_id(NOW_MS, 1 << 70)
OKP = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
EC = {
    "kty": "EC",
    "crv": "P-256",
    "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
}
"""RFC 8037 appendix A.2, RFC 7515 appendix A.3."""
OF_ONE: dict[str, Any] = {
    "kind": "organisation",
    "label": "River case",
    "requester_type": "insurer",
    "organisation": "Example Insurance",
}


def parsed(**raw: Any) -> Intake:
    """Return the door that was asked for now."""
    return parse_intake(raw, intake_id=ID, now_ms=NOW_MS)


def problems(**raw: Any) -> dict[str, str]:
    """Return what is wrong with a door."""
    with pytest.raises(IntakeInvalid) as refused:
        parsed(**raw)
    assert refused.value.placeholders == {"problems": str(refused.value)}
    return dict(refused.value.problems)


def test_what_is_not_said_has_a_default() -> None:
    general = parsed(kind="general", label="Sign")
    assert (general.per_day, general.closes_ms, general.key, general.organisation) == (20, None, None, "")
    day = parsed(kind="one_day", label="Car")
    assert (day.per_day, day.closes_ms) == (10, NOW_MS + ONE_DAY_MS)
    assert day.is_over(NOW_MS + ONE_DAY_MS)
    assert not day.is_over(NOW_MS + ONE_DAY_MS - 1)
    assert not general.is_over(NOW_MS + 10 * LONGEST_MS)


def test_no_door_is_for_whoever_lives_here() -> None:
    """Whatever came by it would be refused."""
    assert problems(**OF_ONE | {"requester_type": "household"}) == {"requester_type": "unknown_choice"}


@pytest.mark.parametrize("key", [OKP, EC, {**OKP, "kid": "any", "use": "sig", "alg": "EdDSA"}])
def test_a_public_key_is_pinned(key: dict[str, Any]) -> None:
    found = parsed(**OF_ONE, key=key).key
    assert found is not None
    assert found.as_jwk() == {name: key[name] for name in ("kty", "crv", "x", "y") if name in key}


def test_a_thumbprint_is_that_of_the_standard() -> None:
    found = parsed(**OF_ONE, key=OKP).key
    assert found is not None
    # RFC 8037, appendix A.3: kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k
    assert found.thumbprint.hex() == "90facafea9b1556698540f70c0117a22ea37bd5cf3ed3c47093c1707282b4b89"


@pytest.mark.parametrize(
    "key",
    [
        {**OKP, "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"},
        {**OKP, "crv": "X25519"},
        {**OKP, "kty": "EC"},
        {**OKP, "x": OKP["x"][:-1]},
        {**OKP, "x": OKP["x"][:-1] + "p"},
        {**OKP, "x": 7},
        {**EC, "y": ""},
        {"kty": "oct", "k": "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T"},
        {**OKP, "jku": "https://keys.example"},
        {"kty": ["OKP"], "crv": {}},
        {},
    ],
    ids=str,
)
def test_whatever_else_is_no_key(key: dict[str, Any]) -> None:
    assert problems(**OF_ONE, key=key) == {"key": "malformed"}


def test_everything_wrong_is_told() -> None:
    assert problems() == {"kind": "required", "label": "required"}
    assert problems(kind="organisation", label="x") == {"requester_type": "required", "organisation": "required"}
    assert problems(**{**OF_ONE, "kind": "general"}, key=OKP) == {
        "key": "set_elsewhere",
        "organisation": "set_elsewhere",
        "requester_type": "set_elsewhere",
    }
    assert problems(kind="general", label="x", per_day=0) == {"per_day": "out_of_range"}
    assert problems(kind="general", label="x", per_day=True) == {"per_day": "wrong_type"}
    assert problems(kind="general", label="x", closes="2026-11-24T07:59:59Z") == {"closes": "end_before_start"}
    assert problems(kind="general", label="x", closes="2028-01-01T00:00:00Z") == {"closes": "too_long"}
    assert problems(kind="one_day", label="x", closes="2026-11-25T08:00:00Z") == {"closes": "set_elsewhere"}
    assert problems(**OF_ONE, key="text") == {"key": "wrong_type"}
    assert problems(kind="general", label="x", other=1) == {"base": "unknown_field"}


def test_what_is_stored_is_read_as_that() -> None:
    for intake in (parsed(kind="general", label="Sign"), parsed(**OF_ONE, key=EC, closes="2026-12-24T08:00:00Z")):
        assert read_intake(canonical(intake.as_json())) == intake
    assert "River" not in repr(parsed(**OF_ONE))
    assert ID not in repr(parsed(**OF_ONE))


@given(
    st.binary() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(lambda it: json.dumps(it).encode())
)
def test_whatever_else_is_stored_is_no_door(data: bytes) -> None:
    with pytest.raises(IntakeUnreadable):
        read_intake(data)


def test_another_version_or_field_is_no_door() -> None:
    stored = parsed(kind="general", label="Sign").as_json()
    for changed in ({**stored, "v": 2}, {**stored, "v": True}, {**stored, "more": 1}, {**stored, "key": {}}):
        with pytest.raises(IntakeUnreadable):
            read_intake(canonical(changed))


def test_one_changed_field_is_another_door() -> None:
    intake = parsed(**OF_ONE, key=OKP)
    others = [
        replace(intake, label="x"),
        replace(intake, organisation="x"),
        replace(intake, key=None),
        replace(intake, per_day=11),
        replace(intake, closes_ms=NOW_MS),
        replace(intake, kind=IntakeKind.GENERAL),
    ]
    assert len({each.digest for each in (intake, *others)}) == len(others) + 1


def test_whoever_comes_by_a_door_of_one_has_its_name() -> None:
    of_one, general = parsed(**OF_ONE), parsed(kind="general", label="Sign")
    raw = {"requester": {"type": "court", "organisation": "x", "email": "a@b.example"}, "purpose": "p"}
    assert pinned(raw, general) == raw
    requester = {"type": "insurer", "organisation": "Example Insurance", "email": "a@b.example"}
    assert pinned(raw, of_one) == {"requester": requester, "purpose": "p"}
    assert pinned({}, of_one)["requester"] == {"type": "insurer", "organisation": "Example Insurance"}
    assert pinned({"requester": "me"}, of_one) == {"requester": "me"}, "what is no object is told as that"
