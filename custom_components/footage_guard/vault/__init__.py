"""Clips that nobody can watch without a person: files, keys and their index. Blocking, without Home Assistant."""
