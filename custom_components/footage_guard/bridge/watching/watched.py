"""What a ticket opens for a person of the home."""

from collections.abc import Callable

from ...media.virtual import Content
from ...model.approval_facts import DraftWatched
from ...model.watch_facts import ClipWatched
from ..common.streamed import Streamed

type WatchFact = ClipWatched | DraftWatched


class Watched(Streamed):
    """A clip, a picture of one, or a finished file, with what the ledger is told before it is shown."""

    def __init__(
        self,
        content: Content,
        *,
        content_type: str,
        name: str,
        fact: WatchFact,
        close: Callable[[], None],
        is_converted: bool = False,
    ) -> None:
        """Own what `close` gives back."""
        super().__init__(content, content_type=content_type, name=name, close=close)
        self.fact = fact
        self.is_converted = is_converted
        """Whether it is shown in another form, which is made while it is watched: nobody can ask for a part of it."""
        self.picture_ms: float | None = None
        """How long one picture of a clip is shown, about; None where nobody counted."""
        self.begins_ms: int | None = None
        """Within which millisecond of the clip a picture begins; None of anything else."""
        self.size: tuple[int, int] | None = None
        """Pixels that a file has of a picture, whatever is played has of it; None where nobody looked."""
