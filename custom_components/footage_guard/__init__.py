"""Footage Guard: doorbell footage that leaves the home only after a person approved it."""

from importlib.util import find_spec

# Home Assistant finds its entry points here. An auditor's Python, which runs `vault.check`, has no Home Assistant; that
# ours cannot be imported for another reason must still be told.
if find_spec("homeassistant") is not None:
    from .entry import CONFIG_SCHEMA, async_remove_entry, async_setup, async_setup_entry, async_unload_entry

    __all__ = ["CONFIG_SCHEMA", "async_remove_entry", "async_setup", "async_setup_entry", "async_unload_entry"]
