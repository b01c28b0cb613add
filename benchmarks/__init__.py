"""Ratios against named baselines, measured in one run on one machine."""
