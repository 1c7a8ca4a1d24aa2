"""Floor 0, the nouns: frozen types without I/O."""
