"""A real Home Assistant as a process of its own, for the demo and the tests that look from outside."""
