"""What is taken out of footage before it leaves, as data: the recipe by which the file that leaves is made."""
