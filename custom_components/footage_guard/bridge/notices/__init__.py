"""Persons of the home are told: that something waits and where, and never what is in it."""
