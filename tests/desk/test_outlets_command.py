"""`dateline outlets`: whose word the paper rests on, and what can be pasted."""

from newsroom import NOW, Newsroom

OUTLETS = "content/vocabulary/outlets.yaml"
KNOWN = "cas.cn: {name: Academy, country: CN, class: state-affiliated, reviewed: 2026-01-20}\n"


def listed(room: Newsroom) -> list[str]:
    """Return what the command prints."""
    result = room.run("outlets", "--now", NOW)
    assert 0 == result.status, result.output
    return result.output.splitlines()


def test_unreviewed_come_first_by_use(newsroom: Newsroom) -> None:
    """Strangers come first, those that most articles cite before the others; drafts count too."""
    newsroom.write(OUTLETS, KNOWN + "bare.example: {name: Bare}\n")
    newsroom.article("one", body="[a](https://en.cas.cn/) [b](https://b.example/)\n")
    newsroom.article("two", body="[a](https://cas.cn/) [b](https://a.example/)\n")
    newsroom.article("three", "draft: true\n", body="[b](https://a.example/x)\n")
    newsroom.article("four", "sources: [{url: https://bare.example/}]\n")

    lines = listed(newsroom)

    assert [
        "a.example:  # 2 articles: content/articles/three.md, content/articles/two.md",
        "b.example:  # 1 article: content/articles/one.md",
    ] == [line for line in lines if "example:" in line and line[0] not in "# "]
    assert ["# Listed without a class:", "#   bare.example: 1 article; Bare"] == lines[-4:-2]
    assert [
        "# Reviewed:",
        "#   cas.cn: 2 articles; Academy, state-affiliated, CN, reviewed 2026-01-20",
    ] == lines[-2:]


def test_list_can_be_pasted(newsroom: Newsroom) -> None:
    """Put into outlets.yaml as it is, the list is read, and nobody becomes reviewed by it."""
    newsroom.write(OUTLETS, KNOWN)
    newsroom.article("one", body="[a](https://en.cas.cn/) [b](https://b.example/)\n")

    newsroom.write(OUTLETS, KNOWN + "\n".join(listed(newsroom)) + "\n")
    checked = newsroom.run("check", "--now", NOW)

    assert (0, []) == (checked.status, checked.problems)
    assert ["# Listed without a class:", "#   b.example: 1 article; b.example"] == listed(newsroom)[
        :2
    ]


def test_paper_without_sources(newsroom: Newsroom) -> None:
    """Where nobody is cited, nothing is printed."""
    newsroom.article("one")

    assert [] == listed(newsroom)
