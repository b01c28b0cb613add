"""Blueprints and examples for automations, run in a real core."""
