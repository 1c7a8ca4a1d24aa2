"""Which of the files below content/ are content, and what is said of those that can't be."""

from pathlib import Path

from dateline.editorial.contents import read_contents
from dateline.publish.current import list_rows

FILES = [
    "site.yaml",
    "articles/2026/a-b.md",
    "articles/2026/a.md",
    "articles/2026/a/x.csv",
    "articles/.drafts/b.md",
    "articles/.hidden.md",
    "articles/old~/c.md",
    "articles/d.md~",
    "articles/caf\u00e9/e.md",
    "articles/f g.md",
    "articles/back\\slash/one.md",
    "articles/back\\slash/two.md",
    "articles/back\\slashed.md",
    "static/.well-known/security.txt",
    "static/.other/x.txt",
]
LEFT = [
    "content/articles/2026/a-b.md",
    "content/articles/2026/a.md",
    "content/articles/2026/a/x.csv",
    "content/articles/caf\u00e9/e.md",
    "content/articles/f g.md",
    "content/site.yaml",
    "content/static/.well-known/security.txt",
]


def test_hidden_files_and_all_in_hidden_folders_are_left_out(tmp_path: Path) -> None:
    """Nobody looks into a folder that is left out; one with an odd name is told of once."""
    for name in FILES:
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "content/link").symlink_to(tmp_path)
    (tmp_path / "elsewhere.md").write_text("not content")
    rows = list_rows([str(tmp_path)])
    contents, problems = read_contents(tmp_path, rows, lambda found: [b"x"] * len(found))
    assert LEFT == list(contents.files)
    assert [len("site.yaml")] == [contents.files["content/site.yaml"].size]
    told = [(each.location.path, each.code) for each in problems]
    assert [
        ("content/articles/back\\slash", "file-name"),
        ("content/articles/back\\slashed.md", "file-name"),
        ("content/link", "symlink"),
    ] == told
