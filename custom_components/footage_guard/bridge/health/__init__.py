"""What needs a person is found, shown as repair issues, and told to whoever helps."""
