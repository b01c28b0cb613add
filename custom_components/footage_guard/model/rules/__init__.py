"""Screening: what the owner is told about a request before anybody decides."""
