"""Whether two samples of times look as if they were of one kind."""

from bisect import bisect_right
from collections.abc import Sequence
import math
from typing import Final

LEAST_P: Final = 0.01
"""Below it two samples are told apart."""
_SERIES_FROM: Final = 0.2


def likeliness(first: Sequence[float], second: Sequence[float]) -> float:
    """Return how likely two samples of one distribution are as far apart as these (Kolmogorov-Smirnov, asymptotic)."""
    ours, theirs = sorted(first), sorted(second)
    apart = max(
        abs(bisect_right(ours, value) / len(ours) - bisect_right(theirs, value) / len(theirs))
        for value in (*ours, *theirs)
    )
    size = math.sqrt(len(ours) * len(theirs) / (len(ours) + len(theirs)))
    # Stephens' correction; the series is of no use where they are as good as equal.
    reach = (size + 0.12 + 0.11 / size) * apart
    if reach < _SERIES_FROM:
        return 1.0
    return min(1.0, 2 * sum((-1.0) ** (term - 1) * math.exp(-2 * (term * reach) ** 2) for term in range(1, 101)))
