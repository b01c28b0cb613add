"""What happens to a request, step by step; vault, ledger and Home Assistant are ports. Blocking, for one lane."""
