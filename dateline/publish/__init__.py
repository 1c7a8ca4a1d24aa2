"""Floor 5, carrying out orders, remembering them, and putting a tree in place."""
