"""A real Home Assistant as a process, looked at from outside."""
