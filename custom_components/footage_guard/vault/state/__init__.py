"""What the vault must not forget and the ledger does not tell: its lockdown, its policy and what was tried."""
