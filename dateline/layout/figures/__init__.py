"""Figures of articles: charts drawn from data, timelines, maps of regions."""

from dateline.layout.figures.dealing import deal_pictures
from dateline.layout.figures.setting import (
    chart_html,
    chart_sheet,
    figure_for_feed,
    figure_for_page,
)

__all__ = ("chart_html", "chart_sheet", "deal_pictures", "figure_for_feed", "figure_for_page")
