"""One link, asked of servers that hang, lie, lead astray or say what they shouldn't."""

import ssl
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from socket import EAI_AGAIN, EAI_NONAME, gaierror

import pytest
from hostile_web import Web, open_web
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from programs import program

from dateline.desk.outside.doors import BarredError, find_doors, is_public
from dateline.desk.outside.journey import Errand, ask
from dateline.desk.outside.manners import Manners
from dateline.desk.outside.rounds import ask_all
from dateline.desk.outside.turns import Turns
from dateline.model.outside import Fate

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
AGENT = "Dateline/0 (link check; +https://test-letter.example/)"
NAMES = {
    "news.example": ["127.0.0.1"],
    "metadata.example": ["169.254.169.254"],
    "two-faced.example": ["127.0.0.1", "10.0.0.8"],
}


def look_up(host: str, port: int) -> list[str]:  # noqa: ARG001 - as the system is asked
    """Tell the addresses of the names in this test's world."""
    if host == "unsure.example":
        raise gaierror(EAI_AGAIN, "try again")
    if host not in NAMES and not host[:1].isdigit() and ":" not in host:
        raise gaierror(EAI_NONAME, "no such name")
    return NAMES.get(host, [host])


@pytest.fixture
def web() -> Iterator[Web]:
    """A server that does what its paths say."""
    with open_web() as web:
        yield web


def errand_to(web: Web) -> Errand:
    """Return manners for a web on loopback: no pauses, and only its own port is open."""
    manners = Manners(
        waits=(0.0, 0.0), pause=0.0, allowed=frozenset({("127.0.0.1", web.port)}), look_up=look_up
    )
    return Errand(manners, Turns(0.0, manners.longest_wait), AGENT, NOW)


def hasty(errand: Errand) -> Errand:
    """Return the same for servers that are never done."""
    return replace(errand, manners=replace(errand.manners, silence=0.2, link=0.6))


@pytest.mark.parametrize(
    ("path", "fate", "words"),
    [
        ("/fine", Fate.FINE, ""),
        ("/missing", Fate.DEAD, "answers 404"),
        ("/gone", Fate.DEAD, "answers 410"),
        ("/moved-to-nothing", Fate.DEAD, "leads to {home}/missing, and that answers 404"),
        ("/passing", Fate.FINE, ""),
        ("/circle", Fate.FAILING, "leads round in a circle"),
        ("/itself", Fate.FAILING, "leads round in a circle"),
        ("/far-0", Fate.FAILING, "leads on more than 10 times"),
        ("/nowhere", Fate.FAILING, "answers 302 and doesn't say where it leads"),
        ("/to-bytes", Fate.FINE, ""),
        ("/asks-login", Fate.UNSURE, "answers 401"),
        ("/forbidden", Fate.UNSURE, "answers 403"),
        ("/odd", Fate.UNSURE, "answers 999"),
        ("/gives-cookie", Fate.FINE, ""),
        ("/lies-long", Fate.FINE, ""),
        ("/lies-short", Fate.FINE, ""),
        ("/lies-chunked", Fate.FINE, ""),
        ("/garbage", Fate.UNREACHABLE, "answers something that isn't HTTP"),
        ("/old", Fate.UNREACHABLE, "answers something that isn't HTTP"),
        ("/silence", Fate.UNREACHABLE, "can't be reached: the connection broke"),
        ("/endless-line", Fate.UNREACHABLE, "answers something that isn't HTTP"),
        ("/endless-fields", Fate.UNREACHABLE, "answers something that isn't HTTP"),
        ("/endless-continue", Fate.UNREACHABLE, "answers something that isn't HTTP"),
        ("/shaky", Fate.FINE, ""),
        ("/broken", Fate.FAILING, "answers 500"),
        ("/busy", Fate.FINE, ""),
        ("/busy-by-date", Fate.FINE, ""),
        ("/later", Fate.UNSURE, "answers 429"),
        ("/never", Fate.FAILING, "answers 503"),
        ("/no-head", Fate.FINE, ""),
        ("/head-lies", Fate.FINE, ""),
        ("/no-part", Fate.FINE, ""),
    ],
)
def test_fates(path: str, fate: Fate, words: str, web: Web) -> None:
    """Whatever a server says or fails to say is told in a few words, and nothing is raised."""
    home = f"http://news.example:{web.port}"
    answer = ask(home + path, errand_to(web))
    assert (fate, words.format(home=home)) == (answer.fate, answer.words)
    assert NOW == answer.asked


@pytest.mark.parametrize("path", ["/hang", "/drip"])
def test_servers_that_are_never_done(path: str, web: Web) -> None:
    """One that says nothing, or a byte now and then, is left when its time is over."""
    answer = ask(f"http://news.example:{web.port}{path}", hasty(errand_to(web)))
    assert (Fate.UNREACHABLE, "doesn't answer in time") == (answer.fate, answer.words)


def test_a_name_that_is_never_found(web: Web) -> None:
    """A look-up that the system doesn't end is left as well."""
    errand = hasty(errand_to(web))

    def hang(host: str, port: int) -> list[str]:  # noqa: ARG001 - as the system is asked
        web.closed.wait()
        return []

    errand = replace(errand, manners=replace(errand.manners, look_up=hang))
    assert "doesn't answer in time" == ask("http://slow.example/", errand).words


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/moved", "/fine"),
        ("/moved-twice", "/fine"),
        ("/moved-then-passing", "/passing"),
        ("/moved-home", "/"),
    ],
)
def test_moved(path: str, leads_to: str, web: Web) -> None:
    """The new address is where a host says that the page is for good, and no further."""
    home = f"http://news.example:{web.port}"
    answer = ask(home + path, errand_to(web))
    assert (Fate.MOVED, home + leads_to) == (answer.fate, answer.leads_to)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/to-file", "leads to file:///etc/passwd, and that isn't an address of the web"),
        ("/to-script", "leads to javascript:alert(1), and that isn't an address of the web"),
        ("/to-junk", "leads to http://[, and that isn't an address of the web"),
        (
            "/to-private",
            "leads to http://10.1.2.3/, and that leads to 10.1.2.3, which isn't on the public web",
        ),
        (
            "/to-metadata-by-name",
            "leads to http://metadata.example/, and that leads to 169.254.169.254, "
            "which isn't on the public web",
        ),
        (
            "/to-login",
            "leads to http://me:secret@news.example/, and that has a name or a password in it",
        ),
        (
            "/to-ssh",
            "leads to http://news.example:22/, and that asks for port 22, "
            "where no public page lives",
        ),
    ],
)
def test_redirects_lead_nowhere_else(path: str, words: str, web: Web) -> None:
    """Each hop is judged as the first: nothing but public pages is asked."""
    answer = ask(f"http://news.example:{web.port}{path}", errand_to(web))
    assert (Fate.BARRED, words) == (answer.fate, answer.words)
    assert [f"HEAD {path}"] == web.lines


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://two-faced.example:{port}/",
        "http://localhost:{port}/",
        "http://10.0.0.8/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "https://me:secret@news.example:{port}/",
        "https://me@news.example/",
        "ftp://news.example/",
        "http:///fine",
        "http://news.example:99999/",
        "http://news.example:6379/",
        "http://news..example:{port}/",
        "http://" + "a" * 70 + ".example:{port}/",
        "http://a b.example:{port}/",
        'http://a"b.example:{port}/',
        "http://[fe80::1%eth0]:{port}/",
        "http://\0.example:{port}/",
    ],
)
def test_what_is_never_asked(url: str, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """Private addresses, other ports, passwords, other schemes: no connection is made."""
    monkeypatch.setitem(NAMES, "localhost", ["127.0.0.1", "::1"])
    assert Fate.BARRED is ask(url.format(port=web.port), errand_to(web)).fate
    assert [] == web.asked


def test_names_in_any_script(web: Web) -> None:
    """A host is looked up and named as its server knows it."""
    asked: list[str] = []

    def note(host: str, port: int) -> list[str]:  # noqa: ARG001 - as the system is asked
        asked.append(host)
        return ["127.0.0.1"]

    errand = errand_to(web)
    errand = replace(errand, manners=replace(errand.manners, look_up=note))
    assert Fate.FINE is ask(f"http://稀土.example:{web.port}/fine", errand).fate
    assert ["xn--udsp52f.example"] == asked
    assert f"xn--udsp52f.example:{web.port}" == web.asked[0][2]["host"]


def test_a_name_is_looked_up_once(web: Web) -> None:
    """What was judged is what is connected to: a name that leads elsewhere next has no chance."""
    answers = iter((["127.0.0.1"], ["10.0.0.8"], ["10.0.0.8"]))
    errand = errand_to(web)
    changing = replace(errand.manners, look_up=lambda _, __: next(answers))
    errand = replace(errand, manners=changing)
    assert Fate.FINE is ask(f"http://changing.example:{web.port}/fine", errand).fate
    assert ["HEAD /fine"] == web.lines


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("none.example", "names a host that doesn't exist"),
        ("unsure.example", "names a host that can't be looked up now"),
    ],
)
def test_names_that_lead_nowhere(host: str, words: str, web: Web) -> None:
    """A host that isn't there is told apart from one that isn't found now."""
    assert words == ask(f"http://{host}/", errand_to(web)).words


def test_host_that_refuses(web: Web) -> None:
    """A closed door is told in the system's words."""
    errand = errand_to(web)
    web.close()
    told = ask(f"http://news.example:{web.port}/", errand).words
    assert "can't be reached: connection refused" == told


def test_what_is_said(web: Web) -> None:
    """It is told who asks; no cookie, no credential, no referrer; a part is asked for."""
    ask(f"http://news.example:{web.port}/gives-cookie", errand_to(web))
    ask(f"http://news.example:{web.port}/no-head", errand_to(web))
    for _, _, fields in web.asked:
        assert AGENT == fields["user-agent"]
        assert f"news.example:{web.port}" == fields["host"]
        assert not {"cookie", "authorization", "referer", "proxy-authorization"} & set(fields)
    assert ("GET", "bytes=0-1023") == (web.asked[-1][0], web.asked[-1][2]["range"])


def test_proxies_are_not_asked(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would connect where it likes: none is used, whatever the environment says."""
    for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert Fate.FINE is ask(f"http://news.example:{web.port}/fine", errand_to(web)).fate


@pytest.mark.parametrize("part", ["稀土", "a b", 'a"b', "a\r\nX-Odd: 1", "a%20b", "100%"])
def test_odd_addresses(part: str, web: Web) -> None:
    """No address adds a line to a question, and each is asked as a browser would."""
    ask(f"http://news.example:{web.port}/{part}?q={part}#{part}", errand_to(web))
    assert not any("x-odd" in fields for _, _, fields in web.asked)
    assert all(path.isascii() and " " not in path for _, path, _ in web.asked)
    assert not any("#" in path for _, path, _ in web.asked)


def test_a_server_that_fails_is_asked_again(web: Web) -> None:
    """First for the head, then for the page, up to three times."""
    ask(f"http://news.example:{web.port}/broken", errand_to(web))
    assert ["HEAD /broken", *["GET /broken"] * 3] == web.lines


def test_a_server_that_wants_time_gets_it(web: Web) -> None:
    """One that says "in a day" isn't asked again, for this link or another."""
    home = f"http://news.example:{web.port}"
    urls = [f"{home}/later", f"{home}/fine"]
    fates = {url: each.fate for url, each in ask_all(urls, errand_to(web))}
    assert dict.fromkeys(urls, Fate.UNSURE) == fates
    assert ["HEAD /later"] == web.lines


def test_a_silent_host_is_left(web: Web) -> None:
    """Where three links in a row bring no answer, the others are spared the waiting."""
    urls = [f"http://news.example:{web.port}/hang?{number}" for number in range(50)]
    errand = hasty(errand_to(web))
    found = dict(ask_all([*urls, f"http://127.0.0.1:{web.port}/fine"], errand))
    told = [found[url].words for url in urls]
    assert ["doesn't answer in time"] * 3 == told[:3]
    assert {"was not asked, since 3 others of its host brought no answer"} == set(told[3:])
    assert {Fate.UNREACHABLE} == {each.fate for each in found.values()} - {Fate.FINE}
    assert Fate.FINE is found[f"http://127.0.0.1:{web.port}/fine"].fate


def test_a_host_that_fails_is_asked_on(web: Web) -> None:
    """Answers that are no good are answers: each link of that host is asked."""
    home = f"http://news.example:{web.port}"
    urls = [f"{home}/circle", f"{home}/broken", f"{home}/nowhere", f"{home}/far-0", f"{home}/fine"]
    fates = [each.fate for _, each in ask_all(urls, errand_to(web))]
    assert [*[Fate.FAILING] * 4, Fate.FINE] == fates


def test_a_run_ends(web: Web) -> None:
    """When its time is over, what is known is known; nobody waits for the rest."""
    errand = errand_to(web)
    errand = replace(errand, manners=replace(errand.manners, run=0.3))
    assert [] == list(ask_all([f"http://news.example:{web.port}/hang"], errand))


def test_a_mistake_of_ours_is_heard(web: Web) -> None:
    """What goes wrong in a thread isn't lost there."""
    errand = errand_to(web)
    errand = replace(errand, manners=replace(errand.manners, look_up=lambda _, __: 1 // 0))  # type: ignore[arg-type, return-value]
    with pytest.raises(ZeroDivisionError):
        list(ask_all(["http://news.example/"], errand))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for news.example that nobody has signed."""
    path = tmp_path_factory.mktemp("tls") / "own.pem"
    subprocess.run(
        [program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example",
         "-addext", "keyUsage=critical,digitalSignature,keyCertSign",
         "-keyout", path, "-out", path.with_suffix(".crt")],
        check=True, capture_output=True,
    )  # fmt: skip
    path.write_bytes(path.read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


def test_certificates(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that nobody signed, or that is for another name, isn't trusted; a right one is."""
    with open_web(certificate) as web:
        url = f"https://news.example:{web.port}/fine"
        told = ask(url, errand_to(web)).words
        assert told.startswith("has a certificate that isn't trusted (self-signed")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert Fate.FINE is ask(url, errand_to(web)).fate
        told = ask(url.replace("news.example", "127.0.0.1"), errand_to(web)).words
        assert told.startswith("has a certificate that isn't trusted (IP address mismatch")


def test_no_encryption_to_offer(web: Web) -> None:
    """A server that speaks plain HTTP where https was asked for is told in words."""
    answer = ask(f"https://news.example:{web.port}/fine", errand_to(web))
    assert (Fate.UNREACHABLE, "offers no encrypted connection") == (answer.fate, answer.words)
    assert ssl.HAS_SNI


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("64:ff9b::5db8:d70e", True),  # NAT64 of a public address
        ("0.0.0.0", False),  # noqa: S104 - an address to refuse
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("100.100.100.200", False),  # Alibaba's metadata
        ("127.0.0.1", False),
        ("127.255.255.254", False),
        ("168.63.129.16", False),  # Azure's
        ("169.254.169.254", False),
        ("172.16.0.1", False),
        ("192.0.0.192", False),  # Oracle's
        ("192.168.1.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b:1::1", False),
        ("2001::1", False),  # Teredo
        ("2001:db8::1", False),
        ("2002:7f00:1::", False),  # 6to4 of loopback
        ("fd00:ec2::254", False),  # AWS's metadata
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("ff02::1", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    """Only what is on the public web may be asked."""
    assert public is is_public(address)


@given(st.text(max_size=40))
def test_any_text_is_an_address_or_is_barred(text: str) -> None:
    """Whatever a contributor writes is judged without a crash; nothing is looked up that isn't."""
    manners = Manners(look_up=lambda _, __: ["10.0.0.1"])
    for url in (
        text,
        f"http://{text}",
        f"https://news.example{text}",
        f"http://news.example/{text}",
    ):
        with pytest.raises(BarredError):
            find_doors(url, manners, 10)
