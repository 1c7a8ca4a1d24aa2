"""Asks other people's servers whether what the paper links to is still there."""

LEDGER = "links.json"  # what they answered, in the house's own folder
