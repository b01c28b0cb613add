"""What addresses without a login have in common: one answer for all that is wrong, limits, and headers."""
