"""Figures of articles: charts drawn from data, timelines, maps of regions."""

from dateline.layout.figures.setting import figure_for_feed, figure_for_page

__all__ = ("figure_for_feed", "figure_for_page")
