"""What a measured figure is judged by."""
