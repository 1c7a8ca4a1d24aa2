"""Floor 2, the newsroom: from files to meaning. Above it content cannot be wrong."""
