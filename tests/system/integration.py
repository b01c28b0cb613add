"""Parts of the integration, for tests that run without Home Assistant's harness.

What Home Assistant asks for warns of itself when it is first imported; the harness does that before anybody listens.
"""

import warnings

with warnings.catch_warnings(action="ignore"):
    from custom_components.footage_guard.flows import freezing
    from custom_components.footage_guard.model.byte_range import RangeInvalid, parse_range
    from custom_components.footage_guard.model.canonical import canonical
    from custom_components.footage_guard.model.ids import ReleaseId
    from custom_components.footage_guard.model.policy import Policy
    from custom_components.footage_guard.web.footage.share_page import share_page
    from custom_components.footage_guard.web.serving.headers import FOOTAGE_HEADERS
    from tests.flows.notary import Notary

__all__ = [
    "FOOTAGE_HEADERS",
    "Notary",
    "Policy",
    "RangeInvalid",
    "ReleaseId",
    "canonical",
    "freezing",
    "parse_range",
    "share_page",
]
