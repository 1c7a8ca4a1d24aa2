"""Which charts have a picture for readers elsewhere: those whose words the fonts can set."""

from msgspec import json
from msgspec.structs import replace

from dateline.editorial.addresses import chart_address
from dateline.layout.cards import Faces
from dateline.layout.figures.charts import draw_chart
from dateline.layout.figures.drawing import WIDE
from dateline.layout.figures.picture import can_set
from dateline.layout.words import words_for
from dateline.model.article import Article
from dateline.model.figures import Chart
from dateline.model.file import digest_of


def deal_pictures(article: Article, faces: Faces) -> Article:
    """Give each chart of an article the address of its picture, if it can have one."""
    figures = article.body.figures
    if not faces.texts or not any(isinstance(each, Chart) for each in figures):
        return article
    dealt = tuple(
        _dealt(each, article.language, faces) if isinstance(each, Chart) else each
        for each in figures
    )
    return replace(article, body=replace(article.body, figures=dealt))


def _dealt(chart: Chart, language: str, faces: Faces) -> Chart:
    drawing = draw_chart(chart, WIDE, words_for(language))
    if not can_set(drawing, faces):
        return chart
    return replace(chart, picture=chart_address(digest_of(json.encode((chart, language)))))
