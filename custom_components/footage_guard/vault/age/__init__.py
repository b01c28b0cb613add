"""The age v1 file format (C2SP specification age.md) on `cryptography` alone.

A clip is an age file, so the stock `age` tool opens it with the exported identity. Only what a vault needs is
here: X25519 and scrypt recipients, and the STREAM payload; no armor, no SSH keys, no plugins.
"""
