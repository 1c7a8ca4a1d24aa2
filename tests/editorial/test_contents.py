"""Which files of content/ are read, and which are refused before anything is made of them."""

import os
from pathlib import Path

import pytest
from newsroom import Newsroom
from reading import checked


def only_problem(newsroom: Newsroom) -> str:
    """Return the one problem of a build that publishes nothing."""
    result = newsroom.article("fine").build()
    assert 1 == result.status
    assert {} == result.public
    (problem,) = result.problems
    return problem


@pytest.mark.parametrize("target", ["/etc/passwd", "../../outside.md", "nowhere.md"])
def test_symbolic_link_is_refused(target: str, newsroom: Newsroom) -> None:
    """A link leads out of content/ in one way or another: it is never followed."""
    newsroom.write("outside.md", "---\ntitle: Secret\ndate: 2026-02-05\n---\n")
    link = newsroom.folder / "content/articles/link.md"
    link.parent.mkdir()
    link.symlink_to(target)

    message = "a symbolic link; content is made of plain files"
    assert f"content/articles/link.md: error: {message}" == only_problem(newsroom)


def test_linked_folder_is_refused(newsroom: Newsroom, tmp_path: Path) -> None:
    """A folder that is a link is one too, and so is content/ itself."""
    (tmp_path / "elsewhere").mkdir()
    newsroom.article("fine")
    (newsroom.folder / "content/articles/more").symlink_to(tmp_path / "elsewhere")
    assert "content/articles/more: error: a symbolic link" in only_problem(newsroom)

    newsroom.remove("content/articles/more")
    newsroom.rename("content", "moved")
    (newsroom.folder / "content").symlink_to("moved")
    result = checked(newsroom)
    assert 1 == result.status
    assert result.problems[0].startswith("content: error: a symbolic link")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_fifo_is_refused(newsroom: Newsroom) -> None:
    """A FIFO would be waited for until tomorrow."""
    newsroom.article("fine")
    os.mkfifo(newsroom.folder / "content/articles/pipe.md")

    expected = "content/articles/pipe.md: error: neither a file nor a folder"
    assert expected == only_problem(newsroom)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("content/articles/a\nb.md", "a file name with unreadable characters"),
        ("content/articles/a\x1b[2Jb.md", "a file name with unreadable characters"),
        ("content/articles/a\\b.md", "a file name with '\\' or ':' in it"),
        ("content/articles/C:x.md", "a file name with '\\' or ':' in it"),
        ("content/vocabulary/topic.yaml", "no vocabulary is called 'topic.yaml'"),
        ("content/vocabulary/old/topics.yaml", "no vocabulary is called 'old/topics.yaml'"),
        ("content/article/a.md", "nothing is read in content/article/"),
        ("content/site.yml", "nothing reads this file"),
        ("content/articles/a.MD", "a text ends in .md, not .MD"),
        ("content/articles/a.markdown", "a text ends in .md, not .markdown"),
        ("content/media/x.png.yml", "a file of YAML ends in .yaml, not .yml"),
    ],
)
def test_odd_file_is_refused(path: str, message: str, newsroom: Newsroom) -> None:
    """A name that is no name everywhere, and a file that its author waits for in vain."""
    newsroom.write(path, "---\ntitle: Fine\ndate: 2026-02-05\n---\n")

    problem = only_problem(newsroom)

    assert problem.endswith(f": error: {message}")
    assert problem.isprintable()


def test_names_that_fold_into_one_are_refused(newsroom: Newsroom) -> None:
    """`A.md` and `a.md`, or two ways to write an accent, are one file on many computers."""
    newsroom.article("X/Fine", "slug: x").article("x/fine", "slug: y\nid: y")

    result = checked(newsroom)

    assert [
        "content/articles/x/fine.md: error: its name is the same as "
        "content/articles/X/Fine.md's on many computers"
    ] == result.problems


@pytest.mark.parametrize(
    "path",
    [
        "content/articles/.draft.md",
        "content/.git/config",
        "content/articles/a.md~",
        "content/README.md",
        "content/LICENSE",
    ],
)
def test_file_of_a_program_is_passed_over(path: str, newsroom: Newsroom) -> None:
    """What editors' programs leave behind, and a word to colleagues, are no content."""
    result = checked(newsroom.article("fine").write(path, "whatever"))

    assert (0, []) == (result.status, result.problems)


def test_no_content_is_a_usage_error(newsroom: Newsroom) -> None:
    """Without content/ there is nothing to build: the message says where it was looked for."""
    result = newsroom.remove("content").build()

    assert 2 == result.status
    assert "no folder content/ in" in result.output
    assert "--project DIR" in result.output


def test_no_articles_make_a_site(newsroom: Newsroom) -> None:
    """A paper that has yet to write its first article has a front page."""
    result = newsroom.build()

    assert (0, []) == (result.status, result.problems)
    assert "index.html" in result.public
