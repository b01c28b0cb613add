"""What scenarios have in common with the tests of Home Assistant's surface."""

from tests.surface.conftest import cameras_run  # noqa: F401  # every scenario gets it
