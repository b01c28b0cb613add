"""Gates over the sources, each with a planted violation that shows it bites."""
