"""Footage of other recorders: offered, fetched from where it may come from, and taken in once."""
