"""The stages of a request and of a release."""
