"""What people write who would pass footage on widely, by language."""

from collections.abc import Mapping
from typing import Final

_ENGLISH: Final = """
sharing.public
    social media
"""
SHARING: Final[Mapping[str, str]] = {"en": _ENGLISH}
