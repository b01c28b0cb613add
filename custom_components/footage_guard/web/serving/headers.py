"""Headers of footage: it is kept by nobody on the way, framed by no page and read by no other origin.

In a browser that ever opened Home Assistant, its service worker answers for all pages of this origin. Whatever it
fetches and `/api/` and `/auth/` are not in the address of, it keeps for a day, `no-store` or not, and answers with that
first. A cache takes nothing that varies by everything (Service Workers, `Cache.put`).
"""

from typing import Final

FOOTAGE_HEADERS: Final = {
    "Accept-Ranges": "bytes",
    "Cache-Control": "no-store, private",
    "Content-Security-Policy": (
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; sandbox"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Vary": "*",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    # Home Assistant adds these to what is made whole before it is sent, and footage is not.
    "Referrer-Policy": "no-referrer",
    "Server": "",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}
