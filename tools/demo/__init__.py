"""The demo: a real Home Assistant with Footage Guard and two simulated doorbells."""
