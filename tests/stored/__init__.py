"""What is stored, and what becomes of it over years of versions."""
