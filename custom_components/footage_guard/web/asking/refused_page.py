"""What a person reads whom a limit stops: what the status says to a machine, and no more."""

from .html import element, joined
from .texts import Words


def refused_page(words: Words, status: int) -> bytes:
    """Return the page for 413 or 429."""
    title = words.say(f"refused.{status}.title")
    main = joined(element("h1", {}, title), element("section", {}, element("p", {}, words.say(f"refused.{status}"))))
    return words.page(title, main)
