"""Floor 3, from a value to a view and from a view to text."""
