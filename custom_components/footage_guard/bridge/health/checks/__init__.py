"""What can be wrong around the vault, one kind per file: each check only looks, and says what it found."""
