"""Tests of the tools; they run real servers and real streams."""
