"""The index of clips: quick answers from SQLite. It decides nothing: it is rebuilt from the ledger at any time."""
