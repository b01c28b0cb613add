"""Addresses under which footage is watched or leaves; the ticket in each is all that is asked for."""
