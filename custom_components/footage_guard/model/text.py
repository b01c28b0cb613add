"""What somebody outside wrote: taken as it is, or refused; what could mislead the eye is flagged."""

from dataclasses import dataclass
from enum import StrEnum


class FlagKind(StrEnum):
    """What the owner is shown about a text."""

    MIXED_SCRIPTS = "mixed_scripts"
    """A word is written in letters of more than one alphabet, as nobody writes it."""
    CONFUSABLE = "confusable"
    """A word of another alphabet can be read as one in Latin letters."""
    UNUSUAL_SPACE = "unusual_space"
    """There is a space that looks like another one, or like more than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFlag:
    """One thing about one text."""

    field: str
    """Where it is, such as `requester.organisation`."""
    kind: FlagKind
