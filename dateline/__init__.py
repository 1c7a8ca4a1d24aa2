"""Dateline, the static site generator for policy newsletters."""

__version__ = "0.1.0"
