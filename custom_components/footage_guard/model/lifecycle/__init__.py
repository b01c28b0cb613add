"""The stages of a request and of a release, what moves them, and what the outside and a sensor see of them.

Drawn and explained in docs/design/lifecycle.md, which a test compares with the tables.
"""
