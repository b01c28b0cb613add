"""A file was sent when each of its bytes was, however often some of them were."""

from hypothesis import given, strategies as st

from custom_components.footage_guard.model.coverage import MOST_SPANS, Coverage

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15)).map(lambda one: range(one[0], one[0] + one[1])))


def covered(*spans: range) -> Coverage:
    """Return what was sent by requests for these."""
    sent = Coverage()
    for span in spans:
        sent.add(span)
    return sent


@given(SPANS)
def test_all_of_it_was_sent_when_each_byte_was(spans: list[range]) -> None:
    sent, places = covered(*spans), {place for span in spans for place in span}
    for length in range(1, 57):
        assert sent.is_all_of(length) == places.issuperset(range(length))


def test_a_part_that_is_fetched_twice_is_one_part() -> None:
    assert not covered(range(50), range(50)).is_all_of(100)
    assert covered(range(50, 100), range(60)).is_all_of(100)


def test_what_is_forgotten_was_not_sent() -> None:
    apart = [range(place, place + 1) for place in range(0, 10 * MOST_SPANS, 10)]
    sent = covered(*apart, range(10_000, 20_000))
    sent.add(range(1, 10_000))
    assert not sent.is_all_of(20_000)
    assert covered(*reversed(apart), range(10 * MOST_SPANS)).is_all_of(10 * MOST_SPANS)
