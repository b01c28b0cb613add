"""The labelled set for motion: drawn scenes whose events are known to the frame, and what scores a detector on them."""
