"""Who acts, and how they prove it: the one gate of everything that raises exposure, and who has unlocked what."""
