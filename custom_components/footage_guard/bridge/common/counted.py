"""How often something is under way."""

from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager


@contextmanager
def counted[T: Hashable](counter: Counter[T], key: T) -> Iterator[None]:
    """Count one more of something while it is under way; what is not, is not in the counter."""
    counter[key] += 1
    try:
        yield
    finally:
        counter[key] -= 1
        if not counter[key]:
            del counter[key]
