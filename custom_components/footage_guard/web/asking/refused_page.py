"""What a person reads whom a limit stops: what the status says to a machine, and no more."""

from .html import element, joined
from .texts import Words


def refused_page(words: Words, status: int, *, is_sent: bool) -> bytes:
    """Return the page for 413 or 429, and say what becomes of a form that was sent."""
    title = words.say(f"refused.{status}.title")
    said = [f"refused.{status}"] + [f"refused.{status}.sent"] * is_sent
    paragraphs = [element("p", {}, words.say(key)) for key in said if key in words]
    return words.page(title, joined(element("h1", {}, title), element("section", {}, *paragraphs)))
