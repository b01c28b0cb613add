"""A history whose rewriting shows: an append-only log under a Merkle tree with signed checkpoints."""
