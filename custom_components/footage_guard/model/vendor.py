"""Where vendors of doorbells keep recordings, and nobody else does."""

from collections.abc import Mapping
import re
from typing import Final

_RING: Final = re.compile(
    r"""
    ([a-z0-9-]+\.)*ring\.com
    # Ring's own storage at Amazon. Anybody can have a bucket there, so the whole name counts.
    | (ring-transcoded-videos|share-service-download-bucket)\.s3(\.[a-z0-9-]+)?\.amazonaws\.com
    """,
    re.VERBOSE | re.ASCII,
)
HOSTS: Final[Mapping[str, re.Pattern[str]]] = {"ring": _RING}
"""By the integration whose entities know the addresses."""


def is_vendor_address(platform: str, *, scheme: str, host: str, port: int) -> bool:
    """Tell whether an address is one at which the vendor of an integration keeps recordings, over TLS."""
    return scheme == "https" and port == _TLS and bool(HOSTS[platform].fullmatch(host))


_TLS: Final = 443
