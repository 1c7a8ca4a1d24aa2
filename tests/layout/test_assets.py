"""The files of a theme get addresses that change with their bytes."""

from pathlib import Path

from dateline.layout.assets import Assets, asset_address, read_assets
from dateline.model.problem import Location, Problem


def theme(folder: Path, **files: str) -> Path:
    """Write a theme; `assets_site_css` is assets/site.css."""
    for name, text in files.items():
        path = folder / name.replace("_", "/", 1).replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def texts(assets: Assets) -> dict[str, str]:
    """Return the text of each asset by its name."""
    return {file.name: file.stored.read().decode() for file in assets.files}


def test_address_changes_with_the_bytes() -> None:
    """The address tells the contents, so it may be cached for ever."""
    assert asset_address("site.css", b"a") != asset_address("site.css", b"b")
    assert "/assets/fonts/a." == asset_address("fonts/a.woff2", b"a")[:16]
    assert asset_address("fonts/a.woff2", b"a").endswith(".woff2")


def test_stylesheet_leads_to_fingerprinted_files(tmp_path: Path) -> None:
    """URLs in a stylesheet are rewritten, and stay relative."""
    folder = theme(
        tmp_path / "layouts", assets_a_woff2="font", assets_site_css="a{src:url(a.woff2)}"
    )
    assets, problems = read_assets((folder,))
    address = asset_address("a.woff2", b"font")
    assert () == problems
    assert f'a{{src:url("{address.removeprefix("/assets/")}")}}\n' == texts(assets)["site.css"]


def test_stylesheets_address_follows_its_fonts(tmp_path: Path) -> None:
    """A new font makes a new address of the stylesheet that names it."""
    css = "a{src:url(a.woff2)}"
    before = theme(tmp_path / "one", assets_a_woff2="old", assets_site_css=css)
    after = theme(tmp_path / "two", assets_a_woff2="new", assets_site_css=css)
    addresses = {read_assets((folder,))[0].files[1].address for folder in (before, after)}
    assert 2 == len(addresses)


def test_missing_file_of_a_stylesheet_is_a_problem(tmp_path: Path) -> None:
    """A stylesheet that asks for what isn't there is named with its line."""
    folder = theme(tmp_path / "layouts", assets_site_css="\n\na { src: url('b.woff2') }")
    _, problems = read_assets((folder,))
    place = Location("layouts/assets/site.css", 3)
    expected = Problem(place, "missing-asset", "there is no 'b.woff2' among the assets")
    assert (expected,) == problems


def test_foreign_urls_of_a_stylesheet_are_left(tmp_path: Path) -> None:
    """Data URLs and anchors are no files."""
    css = 'a{b:url("data:image/png;base64,AA");c:url(#d)}\n'
    assets, problems = read_assets((theme(tmp_path, assets_site_css=css),))
    assert (css, ()) == (texts(assets)["site.css"], problems)


def test_stylesheet_is_printed_without_comments(tmp_path: Path) -> None:
    """Comments and indents are for designers; strings are kept as they are."""
    css = '/* why */\na {\n  content: "/* not */";\n}\n'
    assets, _ = read_assets((theme(tmp_path, assets_site_css=css),))
    assert 'a {\ncontent: "/* not */";\n}\n' == texts(assets)["site.css"]


def test_own_files_win_over_the_themes(tmp_path: Path) -> None:
    """A site's own layouts win file by file."""
    own = theme(tmp_path / "own", assets_a_js="own", static_b_txt="own")
    shipped = theme(
        tmp_path / "shipped", assets_a_js="theme", assets_c_js="theme", static_b_txt="x"
    )
    assets, _ = read_assets((own, shipped))
    assert {"a.js": "own", "c.js": "theme"} == texts(assets)
    assert [("/b.txt", b"own")] == [(file.address, file.stored.read()) for file in assets.static]


def test_digest_follows_the_addresses(tmp_path: Path) -> None:
    """Pages are printed anew when an asset has a new address."""
    one, _ = read_assets((theme(tmp_path / "one", assets_a_js="one"),))
    two, _ = read_assets((theme(tmp_path / "two", assets_a_js="two"),))
    assert one.digest != two.digest
