"""Programs for building, testing and showing Footage Guard."""
