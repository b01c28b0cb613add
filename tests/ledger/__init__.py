"""Tests of the ledger: what it was told stands, and whoever rewrites it shows."""
