"""What fails a household that has everything at once."""

from collections.abc import Callable

import pytest

from benchmarks.household import LATE_MS, Seen, allowed_mb, judged, told


def _seen(grown_mb: float = 0.0) -> Seen:
    """Return what a household shows in which nothing is wrong, looked at each 2 seconds of a minute."""
    at_s = [2.0 * number for number in range(31)]
    breath = [0.5, -0.5, 0.0]
    return Seen(
        recorded={"one", "two"},
        watched=9,
        downloaded=9,
        answers_ms=[1.0] * 99 + [9.0],
        late_ms=[0.5] * 99 + [4.0],
        at_s=at_s,
        megabytes=[400 + grown_mb * s / 60 + breath[number % 3] for number, s in enumerate(at_s)],
    )


def _failed(seen: Seen) -> list[str]:
    return [entry.name for entry in judged(seen, is_quick=False) if not entry.ok]


def test_where_nothing_is_wrong_nothing_fails() -> None:
    assert _failed(_seen()) == []
    assert _failed(_seen(allowed_mb(1.0) - 0.5)) == []
    assert told(_seen())["megabytes"]["last"] == pytest.approx(400.5)


@pytest.mark.parametrize(
    ("spoil", "name"),
    [
        (lambda seen: seen.not_whole.update(one="lost"), "clips lost or with a gap"),
        (lambda seen: seen.wrong.append("clip 3: 2f"), "answers with other bytes than asked for"),
        (lambda seen: seen.late_ms.extend([LATE_MS + 1] * 2), "p99 of how late the event loop is / 20 ms"),
        (lambda seen: seen.answers_ms.extend([51.0] * 2), "p99 of an answer / 50 ms"),
    ],
)
def test_each_fault_fails_by_itself(spoil: Callable[[Seen], object], name: str) -> None:
    seen = _seen()
    spoil(seen)
    assert _failed(seen) == [name]


def test_memory_that_grows_fails_and_one_high_look_does_not() -> None:
    assert _failed(_seen(allowed_mb(1.0) + 0.5)) == ["memory grown / what it may"]
    seen = _seen()
    seen.megabytes[15] += 40
    assert _failed(seen) == []
