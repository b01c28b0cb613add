"""Drafts, their files and the votes of approvers; what was agreed to and nothing else is made ready."""
