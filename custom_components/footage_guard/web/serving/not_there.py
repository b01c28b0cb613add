"""The one answer to whoever asks for what there is not, or is not for them."""

from aiohttp import hdrs, web


def not_found() -> web.HTTPNotFound:
    """Return Home Assistant's own answer to an address that it does not know, which nobody on the way keeps.

    It is never 401: Home Assistant would write the whole address into its log, tell everybody, and shut out whoever
    asked too often.
    """
    return web.HTTPNotFound(headers={hdrs.CACHE_CONTROL: "no-store"})
