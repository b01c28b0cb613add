"""What people call gatherings, and what they call offenses, by language."""

from collections.abc import Mapping
from typing import Final

_GATHERINGS: Final = """
assembly.protest
    protest
"""
_OFFENSES: Final = """
offense.property
    stolen|theft
"""
ASSEMBLY: Final[Mapping[str, str]] = {"en": _GATHERINGS}
OFFENSES: Final[Mapping[str, str]] = {"en": _OFFENSES}
