"""The page shows an area where the file has it: both are held to the same places."""

import json

from .page_places import PAGE_PLACES, places


def test_the_page_is_tried_with_the_places_of_today() -> None:
    assert json.loads(PAGE_PLACES.read_text()) == places()
