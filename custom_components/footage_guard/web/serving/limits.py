"""How often whoever has a link may ask: a bucket of tokens for each link, and one for all of them.

A path is known to more than were given the secret: a proxy's log has it. They have a bucket of their own.

None is for a network: behind a proxy or a tunnel everybody is in one, and a stranger there would keep the recipient
out. Whoever asks for what there is not costs nothing, and is answered without a limit, as by Home Assistant itself.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Final, NamedTuple

MOST_KEYS: Final = 4096
"""That are remembered; the one that was used least lately goes."""


class Rate(NamedTuple):
    """How much may be asked."""

    burst: int
    """At once."""
    per_s: float
    """Later."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at_s: float


class Limit:
    """A bucket for each key."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = monotonic) -> None:
        """Begin with all of them full; `clock` is monotonic, in seconds."""
        self._rate = rate
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, key: str) -> bool:
        """Take a token of a key, and tell whether there was one."""
        now_s = self._clock()
        bucket = self._buckets.setdefault(key, _Bucket(self._rate.burst, now_s))
        self._buckets.move_to_end(key)
        while len(self._buckets) > MOST_KEYS:
            self._buckets.popitem(last=False)
        bucket.tokens = min(self._rate.burst, bucket.tokens + (now_s - bucket.at_s) * self._rate.per_s)
        bucket.at_s = now_s
        if bucket.tokens < 1:
            return False
        bucket.tokens -= 1
        return True


class Limits:
    """The limits of a public path."""

    def __init__(self, *, in_all: Rate, of_link: Rate) -> None:
        """Begin with all of them full."""
        self._in_all = Limit(in_all)
        self._of_link = Limit(of_link)

    def take(self, link: str) -> bool:
        """Tell whether a request for something that there is may be looked at."""
        return self._of_link.take(link) and self._in_all.take("")


class LinkLimits:
    """The limits of links: whoever knows a path alone keeps nobody out who has the secret."""

    def __init__(self, *, in_all: Rate, of_link: Rate) -> None:
        """Begin with all of them full."""
        self._with_secret = Limits(in_all=in_all, of_link=of_link)
        self._without = Limits(in_all=in_all, of_link=of_link)

    def take(self, link: str, *, has_secret: bool) -> bool:
        """Tell whether a request for a link that is live may be looked at."""
        return (self._with_secret if has_secret else self._without).take(link)


class DoorLimits:
    """The limits of asking: a bucket for each door, and one for all doors that are for anybody.

    A flood at the sign beside the door keeps nobody out who was given a link of their own.
    """

    def __init__(self, *, of_door: Rate, of_anybody: Rate) -> None:
        """Begin with all of them full."""
        self._of_door = Limit(of_door)
        self._of_anybody = Limit(of_anybody)

    def take(self, door: str, *, is_for_anybody: bool) -> bool:
        """Tell whether what was sent by a door may be looked at."""
        return self._of_door.take(door) and (not is_for_anybody or self._of_anybody.take(""))
