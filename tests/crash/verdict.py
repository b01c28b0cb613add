"""What may not be after a crash."""

from .exposure import Found


def verdict(found: Found, before: Found, after: Found, *, is_done: bool) -> list[str]:
    """Return what is wrong with what a start finds, given what it would find before the step and after all of it.

    1. Whoever was answered finds all of it done, and nothing else.
    2. No more is exposed than before where the history tells of nothing that raises.
    3. No more is exposed than by all of the step.
    4. Nothing is lost that the step has nothing to do with.
    """
    wrong = []
    # 1
    if is_done:
        wrong += [f"{name} is not what somebody was told" for name in found.differs(after)]
    # 2
    more = found.exceeds(before)
    if more and not {*found.raised} - {*before.raised}:
        wrong += [f"{name} is more, and nothing tells of it" for name in more]
    # 3
    wrong += [f"{name} is more than ever" for name in more if name in found.exceeds(after)]
    # 4
    return wrong + [f"{name} is lost" for name in found.lost(before, after)]
