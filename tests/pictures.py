"""What the cameras of a test show."""

from typing import Final

from custom_components.footage_guard.model.facts import Picture

PICTURE: Final = Picture(codec="h264", width=1280, height=720, clock_offset_ms=None)
