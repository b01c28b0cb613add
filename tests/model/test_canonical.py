"""JSON has one spelling: that of RFC 8785, compared with its vectors, ECMAScript's rules and another package."""

from collections.abc import Callable
import json
import math
from pathlib import Path
import struct
from typing import Any

from hypothesis import example, given, strategies as st
import pytest
import rfc8785

from custom_components.footage_guard.model.canonical import CanonicalInvalid, canonical, parse_canonical

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "jcs"
VECTORS = sorted(path.name for path in (FOLDER / "input").glob("*.json"))
EXACT = 2**53 - 1

_numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-EXACT, EXACT)
_texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | _numbers | _texts,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(_texts, inner, max_size=5),
    max_leaves=20,
)


def test_the_published_vectors_are_met(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\npublished vectors: {len(VECTORS)} run")  # noqa: T201  # so that nobody takes none for all
    assert bool(VECTORS) == FOLDER.exists()
    for name in VECTORS:
        wanted = (FOLDER / "output" / name).read_bytes()
        assert canonical(json.loads((FOLDER / "input" / name).read_bytes())) == wanted
        assert canonical(parse_canonical(wanted)) == wanted


@given(values)
def test_another_package_spells_it_alike(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(values)
def test_it_is_one_with_what_it_says(value: Any) -> None:
    spelled = canonical(value)
    found = json.loads(spelled, parse_int=_number)
    assert found == value
    assert canonical(found) == spelled


def _number(digits: str) -> float:
    """Read a whole number as JavaScript does."""
    return float(digits) if abs(int(digits)) > EXACT else int(digits)


def _ecmascript(value: float) -> str:
    """Spell a number by the steps of ECMA-262, Number::toString, with its n, k and s."""
    digits, exponent = f"{abs(value):e}".split("e")
    for precision in range(17):
        digits, exponent = f"{abs(value):.{precision}e}".split("e")
        if float(f"{digits}e{exponent}") == abs(value):
            break
    s, n = digits.replace(".", ""), int(exponent) + 1
    k = len(s)
    sign = "-" * (value < 0)
    steps: list[tuple[bool, Callable[[], str]]] = [
        (value == 0, lambda: "0"),
        (k <= n <= 21, lambda: f"{sign}{s}{'0' * (n - k)}"),
        (0 < n <= 21, lambda: f"{sign}{s[:n]}.{s[n:]}"),
        (-6 < n <= 0, lambda: f"{sign}0.{'0' * -n}{s}"),
        (k == 1, lambda: f"{sign}{s}e{n - 1:+d}"),
        (True, lambda: f"{sign}{s[0]}.{s[1:]}e{n - 1:+d}"),
    ]
    return next(spell() for is_so, spell in steps if is_so)


@given(st.integers(0, 2**64 - 1).map(lambda bits: struct.unpack(">d", bits.to_bytes(8))[0]).filter(math.isfinite))
@example(0.0)
@example(-0.0)
@example(5e-324)
@example(1.7976931348623157e308)
@example(1e21)
@example(1e20)
@example(999999999999999900000.0)
@example(1e-6)
@example(1e-7)
@example(123e-9)
@example(9007199254740993.0)
@example(-1.5)
@example(100.0)
def test_numbers_are_spelled_as_ecmascript_does(value: float) -> None:
    assert canonical(value).decode() == _ecmascript(value)


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (333333333.33333329, "333333333.3333333"),
        (1e30, "1e+30"),
        (4.50, "4.5"),
        (2e-3, "0.002"),
        (1e-27, "1e-27"),
        (EXACT, "9007199254740991"),
        (-EXACT, "-9007199254740991"),
        (True, "true"),
        (None, "null"),
        ('\u20ac$\x0f\nA\'B"\\\\"/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),
        ("\x7f\u2028", '"\x7f\u2028"'),
        ((1, 2), "[1,2]"),
        (
            {"\ufb33": 1, "\U0001f600": 2, "\r": 3, "1": 4, "\x80": 5},
            '{"\\r":3,"1":4,"\x80":5,"\U0001f600":2,"\ufb33":1}',
        ),
        ({}, "{}"),
    ],
)
def test_spelled_as_the_rfc_shows(value: Any, spelled: str) -> None:
    assert canonical(value).decode() == spelled


def _nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        EXACT + 1,
        -EXACT - 1,
        math.nan,
        math.inf,
        -math.inf,
        "\ud800",
        {"\udfff": 1},
        {1: 1},
        {1: 1, "1": 2},
        b"bytes",
        {1},
        pytest.param(object(), id="an object"),
        pytest.param([[object()]], id="an object within"),
        _nested(64),
    ],
    ids=str,
)
def test_what_has_no_spelling_is_refused(value: Any) -> None:
    with pytest.raises(CanonicalInvalid):
        canonical(value)


def test_what_is_nested_as_deep_as_allowed_is_read() -> None:
    assert parse_canonical(canonical(_nested(63))) == _nested(63)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" 1",
        b"1\n",
        b"1.0",
        b"-0",
        b"1e2",
        b"01",
        b"+1",
        b"NaN",
        b"Infinity",
        b"1e999",
        b"9007199254740993",
        b"100000000000000000000",
        b"9" * 5_000,
        b"[" * 100_000,
        b"[" * 65 + b"]" * 65,
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b"[1,2,]",
        b'"\\u0041"',
        b'"\\/"',
        b'"\\u000F"',
        b'"\\ud800"',
        b'"\xff"',
        b"\xef\xbb\xbf1",
        '"a"'.encode("utf-16"),
        '"a"'.encode("utf-32-le"),
    ],
    ids=lambda data: repr(data[:12]),
)
def test_any_other_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(CanonicalInvalid):
        parse_canonical(data)


def _spelled_or_refused(data: bytes) -> bytes:
    try:
        return canonical(parse_canonical(data))
    except CanonicalInvalid:
        return data


@given(st.binary(max_size=60) | _texts.map(str.encode))
def test_bytes_are_refused_or_are_the_spelling_of_their_value(data: bytes) -> None:
    assert _spelled_or_refused(data) == data
