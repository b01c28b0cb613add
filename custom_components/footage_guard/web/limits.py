"""How often strangers may ask: a bucket of tokens for all of them, for each network, and for each address of ours.

Behind a proxy or a tunnel all of them have one address, so that the limits for all and for each link decide there.
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

    def __init__(self, *, in_all: Rate, of_network: Rate, of_link: Rate) -> None:
        """Begin with all of them full."""
        self._in_all = Limit(in_all)
        self._of_network = Limit(of_network)
        self._of_link = Limit(of_link)

    def take(self, network: str, link: str) -> bool:
        """Tell whether a request may be looked at; what is refused by one limit counts for those before it."""
        return self._of_network.take(network) and self._of_link.take(link) and self._in_all.take("")
