"""How long a ticket lasts."""

import pytest

from custom_components.footage_guard.model.ticket import ticket_lasts_until


@pytest.mark.parametrize(
    ("used_s", "ends_s"),
    [(None, 160), (100, 1000), (150, 1050), (6000, 6900), (6400, 7300), (7200, 7300), (7299, 7300)],
)
def test_a_minute_to_begin_and_then_as_long_as_it_is_used(used_s: float | None, ends_s: float) -> None:
    assert ticket_lasts_until(given_s=100, used_s=used_s) == ends_s
