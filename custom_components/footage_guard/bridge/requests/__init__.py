"""Requests as the home has them: asked, listed, kept waiting, answered and told to whoever may know."""
