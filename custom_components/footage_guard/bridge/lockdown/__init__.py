"""Everything stops at once, and how long it takes until it goes on."""
