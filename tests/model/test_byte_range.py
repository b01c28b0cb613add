"""One range of bytes, and nothing that only looks like one."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.byte_range import RangeInvalid, parse_range


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-", 0, 99),
        ("Bytes=0-0", 0, 0),
        ("BYTES=-1", 99, 99),
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=99-", 99, 99),
        ("bytes=99-99", 99, 99),
        ("bytes=90-200", 90, 99),
        ("bytes=0-9999999999999999999", 0, 99),
        ("bytes=007-008", 7, 8),
        ("bytes=-1", 99, 99),
        ("bytes=-100", 0, 99),
        ("bytes=-5000", 0, 99),
    ],
)
def test_what_is_asked_for(asked: str, first: int, last: int) -> None:
    span = parse_range(asked, 100)
    assert span is not None
    assert (span[0], span[-1]) == (first, last)


@pytest.mark.parametrize(
    "asked", [None, "", "items=0-0", "items", "bytes = 0-0", " bytes=0-0", "=0-0", "b\u0443tes=0-0"]
)
def test_in_no_unit_of_ours_it_is_the_whole(asked: str | None) -> None:
    assert parse_range(asked, 100) is None


@pytest.mark.parametrize(
    "asked",
    [
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=-0",
        "bytes=100-",
        "bytes=100-200",
        "bytes=5-4",
        "bytes=0-0,5-5",
        "bytes=0-,-1",
        "bytes=0-0,",
        "bytes=0 -0",
        "bytes=0-0\n",
        "bytes=+1-2",
        "bytes=1_0-20",
        "bytes=0x1-2",
        "bytes=-1-2",
        "bytes=--1",
        "bytes=1.0-2",
        "bytes=\u0660-\u0669",
        "bytes=0-\uff19",
        "bytes=²-",
        "bytes=99999999999999999999-",
        "bytes=9999999999999999999-",
        "bytes=" + "0-0," * 1000,
    ],
)
def test_what_is_no_range_of_the_file(asked: str) -> None:
    with pytest.raises(RangeInvalid):
        parse_range(asked, 100)


def test_nothing_has_no_range() -> None:
    assert parse_range(None, 0) is None
    with pytest.raises(RangeInvalid):
        parse_range("bytes=0-", 0)


@given(st.text() | st.text("0123456789-, ").map("bytes={}".format), st.integers(0, 2**63))
def test_any_text_is_a_range_within_the_file_or_refused(asked: str, length: int) -> None:
    try:
        span = parse_range(asked, length)
    except RangeInvalid:
        return
    assert span is None or 0 <= span.start < span.stop <= length
