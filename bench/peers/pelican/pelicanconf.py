"""Minimal Pelican site: the same pages as every other peer, and nothing else."""

import xml.etree.ElementTree as etree

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class Mark(Treeprocessor):
    """External links say that they open in a new tab; titled images get a caption."""

    def run(self, root):
        for parent in list(root.iter()):
            if parent.tag == "a" and parent.get("href", "").startswith("http"):
                parent.set("target", "_blank")
                parent.set("rel", "noopener")
                span = etree.SubElement(parent, "span", {"class": "visually-hidden"})
                span.text = " (opens in a new tab)"
            elif parent.tag == "p" and len(parent) == 1 and parent[0].tag == "img":
                parent.tag = "figure"
                caption = etree.SubElement(parent, "figcaption")
                caption.text = parent[0].attrib.pop("title", "")


class Marks(Extension):
    def extendMarkdown(self, md):
        md.treeprocessors.register(Mark(md), "marks", 1)


SITENAME = "Policy Dispatch"
SITEURL = "https://newsletter.example"
PATH = "content"
OUTPUT_PATH = "output"
ARTICLE_PATHS = ["articles"]
STATIC_PATHS = ["images"]
PAGE_PATHS = []
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_CATEGORY = "News"
THEME = "theme"
MARKDOWN = {
    "extensions": [Marks()],
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
    },
    "output_format": "html5",
}
TYPOGRIFY = False
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = ""
AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
PAGINATED_TEMPLATES = {"index": 20}
DEFAULT_PAGINATION = 20
FEED_ALL_RSS = "feed.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = (
    None
)
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
PLUGINS = ["pelican.plugins.sitemap"]
SITEMAP = {"format": "xml", "exclude": ["drafts/"]}
# The cache: content as read and rendered, kept from one run to the next.
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "generator"
CHECK_MODIFIED_METHOD = "mtime"
