"""Requests as anybody could send them, good and bad."""

from typing import Any

from hypothesis import strategies as st

from custom_components.footage_guard.model.request import Basis, Channel, IncidentType, Media, RequesterType

from .sending import LEAST, OWN, RECEIVED_MS, WHOLE, changed

_DAY_S = 86_400
TEXTS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=90)
TIMES = st.one_of(
    st.datetimes().map(lambda each: f"{each.isoformat()}Z"),
    st.sampled_from(["2026-11-24T08:00:00+01:00", "2026-11-24T08:20:00-03:30", "2026-11-24T20:00:00Z"]),
)
PATHS = sorted(
    {
        *(f"{part}.{field}" for part, inner in WHOLE.items() if isinstance(inner, dict) for field in inner),
        *WHOLE,
        *(f"proposal.{field}" for field in ("recipient", "camera", "clip_ids", "hand_over")),
        *("proposal", "id", "flags", "scope.area.points", "scope.area.radius_m", "unknown", "scope.unknown"),
    }
)
JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=5,
)
VALUES: st.SearchStrategy[Any] = st.one_of(
    TEXTS,
    TIMES,
    JUNK,
    st.booleans(),
    st.sampled_from([*RequesterType, *IncidentType, *Media, *Basis]).map(str),
    st.lists(TEXTS | st.sampled_from([*map(str, Media)]), max_size=3),
    st.integers(-10, 700),
    st.just("ab" * 32),
)
CHANNELS = st.sampled_from(Channel)


@st.composite
def sendings(draw: st.DrawFn) -> dict[str, Any]:
    """Return something that is nearly a request, and often one."""
    raw: dict[str, Any] = draw(st.sampled_from([LEAST, WHOLE, OWN]))
    for path, value in draw(st.dictionaries(st.sampled_from(PATHS), VALUES, max_size=4)).items():
        try:
            raw = changed(raw, path, value)
        except AttributeError, IndexError, TypeError, ValueError:
            # What would hold it was replaced by something that is no object.
            continue
    return raw


assert RECEIVED_MS % (1000 * _DAY_S) == 8 * 3_600_000
