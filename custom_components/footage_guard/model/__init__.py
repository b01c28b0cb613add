"""Vocabulary and law: the standard library only, without clock, randomness or files."""
