"""What the vault must not forget and the ledger does not tell: whether it is locked down, and its policy."""
