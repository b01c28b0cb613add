"""Real streams, read by the media layer."""
