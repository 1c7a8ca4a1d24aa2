"""Visits to pages: each page is opened once in each state, and all tests ask what was seen."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
SCHEMES = ("light", "dark")
WIDTHS = (1280, 390)

# Each kind of page, with the shape of its path below public/.
KINDS = {
    "home": r"index\.html",
    "article": r"\d{4}/\d\d/[^/]+/index\.html",
    "regions": r"regions/index\.html",
    "region": r"regions/(?!page/)[^/]+/index\.html",
    "topics": r"topics/index\.html",
    "topic": r"topics/(?!page/)[^/]+/index\.html",
    "authors": r"authors/index\.html",
    "author": r"authors/(?!page/)[^/]+/index\.html",
    "all-series": r"series/index\.html",
    "series": r"series/(?!page/)[^/]+/index\.html",
    "archive": r"archive/index\.html",
    "year": r"archive/\d{4}/index\.html",
    "older-page": r"(?:.+/)?page/\d+/index\.html",
    "subscribe": r"subscribe/index\.html",
    "search": r"search/index\.html",
    "corrections": r"corrections/index\.html",
    "disclaimers": r"disclaimers/index\.html",
    "figures": r"figures/index\.html",
    "about": r"about/index\.html",
    "not-found": r"404\.html",
}

# What only a preview has.
PREVIEWS = {"style": r"style/index\.html", "desk": r"desk/index\.html"}

WATCH = """
window.shifts = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts += entry.value))
  .observe({type: 'layout-shift', buffered: true});
window.broken = [];
document.addEventListener('securitypolicyviolation', event =>
  window.broken.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""
AXE = """
async () => (await axe.run(document, {preload: false})).violations.map(violation =>
  `${violation.id}: ${violation.help}: `
  + violation.nodes.map(node => `${node.target} ${node.failureSummary}`).join(' | '))
"""


@dataclass(frozen=True)
class Visit:
    """What happened when a page was opened: each a list of what shouldn't be there."""

    violations: list[str]  # of accessibility, found by axe-core
    breaches: list[str]  # of the content security policy
    errors: list[str]  # on the console, failed requests, answers other than 200
    requests: list[str]  # to anywhere but the site
    shift: float  # how much of the screen moved
    fonts: tuple[str, ...]  # the files of fonts that were fetched


class Visitor:
    """Opens the pages of a site."""

    def __init__(self, browser: Any, address: str, public: Path, axe: str) -> None:
        self.browser = browser
        self.address = address
        self.public = public
        self.axe = axe
        self.visits: dict[tuple[str, str, int], Visit] = {}

    def path(self, kind: str) -> str:
        """Return the address of the largest page of a kind: it shows most."""
        shape = re.compile((KINDS | PREVIEWS)[kind])
        pages = [
            path
            for path in sorted(self.public.rglob("*.html"))
            if shape.fullmatch(path.relative_to(self.public).as_posix())
        ]
        assert pages, f"the sample site has no page of the kind {kind}"
        largest = max(pages, key=lambda path: path.stat().st_size)
        return "/" + largest.relative_to(self.public).as_posix().removesuffix("index.html")

    def file(self, path: str) -> Path:
        """Return the file that is served at a path."""
        return self.public / (f"{path}index.html" if path.endswith("/") else path)[1:]

    def open(self, width: int, scheme: str = "light", **options: Any) -> Any:
        """Return an empty page of this width and colour scheme, for readers who want no motion."""
        return self.browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",
            **options,
        )

    def visit(self, kind: str, scheme: str, width: int) -> Visit:
        """Open a page of a kind in one state, once, and tell what happened."""
        key = (kind, scheme, width)
        if key not in self.visits:
            self.visits[key] = self.look(kind, scheme, width)
        return self.visits[key]

    def look(self, kind: str, scheme: str, width: int) -> Visit:
        """Open a page of a kind in one state, and tell what happened."""
        errors: list[str] = []
        requests: list[str] = []
        page = self.open(width, scheme)
        page.add_init_script(WATCH)
        page.on(
            "console", lambda said: said.type in ("error", "warning") and errors.append(said.text)
        )
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("requestfailed", lambda request: errors.append(f"failed: {request.url}"))
        page.on("response", lambda got: got.ok or errors.append(f"{got.status}: {got.url}"))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(self.address + self.path(kind))
        page.evaluate("document.fonts.ready.then(() => true)")
        breaches = page.evaluate("window.broken")
        shift = page.evaluate("window.shifts")
        page.evaluate(self.axe)
        violations = page.evaluate(AXE)
        page.context.close()
        elsewhere = [url for url in requests if not url.startswith(f"{self.address}/")]
        fonts = sorted({url for url in requests if url.endswith(".woff2")})
        return Visit(violations, breaches, errors, elsewhere, shift, tuple(fonts))
