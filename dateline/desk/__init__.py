"""Floor 6, the front desk: the command line, one file a command."""
