"""What became of a request, for whoever asked: one of three words and one time, and else the same for each request."""

from datetime import UTC, datetime, tzinfo

from ...bridge.requests.outside import Seen
from ...model.lifecycle.outside import Outside
from .html import element, joined
from .texts import Words


def closes_at(closes_ms: int) -> str:
    """Return when a request closes, or closed, as RFC 3339; it is announced, and always a full hour of UTC."""
    return datetime.fromtimestamp(closes_ms / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def status_page(words: Words, seen: Seen, zone: tzinfo, zone_name: str) -> bytes:
    """Return the page."""
    # Of an hour that a clock shows twice the offset alone tells which, and not everybody knows a zone by its name.
    shown = f"{datetime.fromtimestamp(seen.closes_ms / 1000, zone):%Y-%m-%d %H:%M UTC%:z}"
    title = words.say("status.title")
    meanings = (
        part
        for word in Outside
        for part in (
            element("dt", {}, words.say(f"status.{word}")),
            element("dd", {}, words.say(f"status.{word}.meaning")),
        )
    )
    main = joined(
        element("h1", {}, title),
        element(
            "section",
            {},
            element("p", {"class": "word"}, words.say(f"status.{seen.word}")),
            element(
                "p",
                {},
                words.say("status.closes"),
                " ",
                element("time", {"datetime": closes_at(seen.closes_ms), "dir": "ltr"}, f"{shown} ({zone_name})"),
            ),
        ),
        element("section", {}, element("h2", {}, words.say("status.meanings")), element("dl", {}, *meanings)),
        element("p", {}, words.say("status.keep")),
    )
    return words.page(title, main)
