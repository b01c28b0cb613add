"""The simulated doorbell: a drawn porch, encoded live and served on the loopback interface."""
