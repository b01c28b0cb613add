"""What scenarios have in common with the tests of Home Assistant's surface."""

import sys

# Those in `at_home` run without the harness of Home Assistant's own tests.
if "pytest_homeassistant_custom_component.plugins" in sys.modules:
    from tests.surface.conftest import cameras_run  # noqa: F401  # every scenario gets it
