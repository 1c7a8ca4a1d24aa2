"""The policy that a paper itself sends: every page in Chromium, by headers and by `<meta>`."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from hosts import Rule, headers_of, read_rules
from newsroom import NOW, Newsroom, copy_sample
from visits import Visitor

pytestmark = pytest.mark.xdist_group("browser")

HOSTS = {"headers": "hosting: {headers: true, redirects: true}\n", "meta": ""}
INLINE = '<p id="trap" style="color: red">x</p><script>document.title = "ran"</script>'
FOREIGN = '<img src="https://elsewhere.example/x.png" alt="">'
# On the console, since a page that leads on takes its own variables with it.
WATCH = """
document.addEventListener('securitypolicyviolation', event =>
  console.error(`${event.effectiveDirective}: ${event.blockedURI}`));
"""


class Host(SimpleHTTPRequestHandler):
    """A host that sends what `_headers` tells it to, and nothing of its own."""

    def __init__(self, *given: object, rules: list[Rule], directory: str) -> None:
        self.rules = rules
        super().__init__(*given, directory=directory)  # type: ignore[arg-type]

    def send_header(self, keyword: str, value: str) -> None:
        """Send a header of the server's, unless the paper has its own word on it."""
        if keyword.lower() not in self.told():
            super().send_header(keyword, value)

    def end_headers(self) -> None:
        """Add the headers of the paper."""
        for name, value in self.told().items():
            super().send_header(name, value)
        super().end_headers()

    def told(self) -> dict[str, str]:
        """Return what the paper wants sent with this answer."""
        return headers_of(self.rules, urlsplit(self.path).path)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module", params=HOSTS)
def public(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample newsletter as it is published for a host, with one page more that breaks in."""
    folder = tmp_path_factory.mktemp(request.param)
    copy_sample(folder)
    settings = folder / "content/site.yaml"
    own = re.sub(r"(?m)^hosting:.*\n(?: .*\n)*", "", settings.read_text("utf-8"))
    settings.write_text(own + HOSTS[request.param], "utf-8")
    result = Newsroom(folder).build("--now", NOW)
    assert 0 == result.status, result.output
    assert ("_headers" in result.public) == bool(HOSTS[request.param])
    trap = result.page("/").replace("</body>", f"{INLINE}{FOREIGN}</body>")
    (folder / "public/trap.html").write_text(trap, "utf-8")
    return folder / "public"


@pytest.fixture(scope="module")
def home(public: Path) -> Iterator[str]:
    """The address at which that host serves it."""
    told = public / "_headers"
    rules = read_rules(told.read_text("utf-8")) if told.exists() else []
    answer = partial(Host, rules=rules, directory=str(public))
    with ThreadingHTTPServer(("127.0.0.1", 0), answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def look(paths: list[str], home: str, visitor: Visitor) -> dict[str, list[str]]:
    """Open pages; return what each broke, by the browser's events and on its console."""
    broken: dict[str, list[str]] = {}
    for path in paths:
        page = visitor.open(1280)  # each its own: one that leads on would cut the next one off
        page.add_init_script(WATCH)
        said: list[str] = []
        listen(page, said)
        page.goto(home + quote(path))
        page.context.close()
        if said:
            broken[path] = said
    return broken


def listen(page: Any, said: list[str]) -> None:
    """Note what the page says on its console, and what fails in it."""
    page.on("console", lambda line: line.type in ("error", "warning") and said.append(line.text))
    page.on("pageerror", lambda error: said.append(str(error)))


def test_no_page_breaks_its_own_policy(public: Path, home: str, visitor: Visitor) -> None:
    """Every page there is, of every kind, loads all that it wants within what it allows."""
    paths = [path.relative_to(public).as_posix() for path in sorted(public.rglob("*.html"))]
    paths.remove("trap.html")
    assert len(paths) > 50
    assert {} == look(paths, home, visitor)


def test_policy_stops_what_breaks_in(home: str, visitor: Visitor) -> None:
    """The same policy lets neither a script, a style nor a picture in that isn't the paper's."""
    broken = "\n".join(look(["trap.html"], home, visitor)["trap.html"])
    for directive in ("script-src-elem: inline", "style-src-attr: inline", "img-src: https://e"):
        assert directive in broken
    page = visitor.open(1280)
    page.goto(f"{home}trap.html")
    seen = (page.title(), page.evaluate("getComputedStyle(trap).color"))
    page.context.close()
    assert "ran" != seen[0]
    assert "rgb(255, 0, 0)" != seen[1]
