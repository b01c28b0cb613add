"""Where a clip lies: `<month>/<id>.age`, and `<month>/<id>.part` while it is being written."""

from dataclasses import dataclass
import re
from typing import Final

from ..model.clip import Clip
from ..model.errors import VaultFileRefused
from ..model.ids import is_clip_id

WHOLE: Final = ".age"
PART: Final = ".part"
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


def is_month(name: str) -> bool:
    """Tell whether a name is that of a month's folder."""
    return bool(_MONTH.fullmatch(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a clip lies; checked, so that no name from outside ever becomes a path."""

    month: str
    clip_id: str

    def __post_init__(self) -> None:
        """Raise VaultFileRefused for anything but a month and a ULID."""
        if not is_month(self.month) or not is_clip_id(self.clip_id):
            raise VaultFileRefused


def place_of(clip: Clip) -> Place:
    """Return where a clip lies."""
    return Place(month=clip.month, clip_id=clip.id)
