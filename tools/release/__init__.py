"""What a release consists of: the archive that HACS installs, what is in it, programs for others, and all digests."""
