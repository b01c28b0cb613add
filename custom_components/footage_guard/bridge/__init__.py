"""The layers below made real with Home Assistant."""
