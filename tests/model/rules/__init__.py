"""The rules that look at a request."""
