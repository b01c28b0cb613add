"""Requests for footage: what they are, and how they are read."""
