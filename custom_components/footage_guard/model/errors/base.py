"""What all our errors have in common."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """What a caller can do about an error; mapped to the outside in bridge/common/problems.py."""

    INVALID = "invalid"
    """The input is wrong: correct it and try again."""
    FORBIDDEN = "forbidden"
    """This path may never do it: another one may."""
    UNAVAILABLE = "unavailable"
    """Something outside does not answer: try again later."""
    DAMAGED = "damaged"
    """What lies in the vault is not what was put there: nothing of it is shown."""


class FootageGuardError(Exception):
    """Anything this integration refuses or cannot do."""

    code: ClassVar[str]
    """Translation key, error code on the wire and anchor in the documentation."""
    kind: ClassVar[Kind]
    field: ClassVar[str] = "base"
    """The form field an error belongs to, where it has one."""

    @property
    def placeholders(self) -> Mapping[str, str]:
        """What its translation leaves open; never anything that somebody outside wrote."""
        return {}
