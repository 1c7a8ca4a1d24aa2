"""The sample newsletter and its policy: what rests on the state's word says so."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom import NOW, Newsroom, copy_sample

STATE_GROUP = "content/articles/2026/cregc-nimte.md"
DELTA = "content/articles/2025/yangtze-delta.md"
POLICY = "content/vocabulary/policy.yaml"
OUTLETS = "content/vocabulary/outlets.yaml"
DISCLAIMERS = "content/vocabulary/disclaimers.yaml"
DISCLAIMER = "disclaimer: state-media\n"
ATTACH = "disclaimer: not-legal-advice\n  action: attach\n"
CORRECTION = "corrections: [{date: 2026-02-20, was: One thing, now: Another}]\n"
REPLY = "---\narticle: cregc-nimte\nname: A reader\ndate: 2026-02-06\n---\nWell said.\n"


@pytest.fixture
def sample(tmp_path: Path) -> Newsroom:
    """The sample newsletter, to be edited."""
    return Newsroom(copy_sample(tmp_path))


def line_of(text: str, part: str) -> int:
    """Return the number of the line on which a part of a text stands first."""
    return text[: text.index(part)].count("\n") + 1


def check(room: Newsroom) -> list[str]:
    """Return what `dateline check` says is wrong, with its hints."""
    result = room.run("check", "--now", NOW, "--quiet")
    assert (1 if "error:" in result.output else 0) == result.status
    return result.report.splitlines()


def test_sample_keeps_its_own_policy(sample: Newsroom) -> None:
    """Every article of the sample carries what the rules ask for."""
    assert [] == check(sample)


def test_article_without_its_disclaimer(sample: Newsroom) -> None:
    """It is told at the line of its source, with those of the links; the proposed line cures it."""
    sample.edit(DELTA, DISCLAIMER, "")
    text = sample.read(DELTA)
    source, link = line_of(text, "url: https://english.nimte"), line_of(text, "(https://english.")

    problem, hint = check(sample)

    assert problem.startswith(f"{DELTA}:{source}:")
    assert "'english.nimte.cas.cn'" in problem
    assert "state-affiliated" in problem
    assert f"(see line {link} too)" in problem
    assert "add a line: disclaimer: state-media" == hint.strip()

    sample.edit(DELTA, "image: media", f"{hint.strip().removeprefix('add a line: ')}\nimage: media")
    assert [] == check(sample)


def test_link_alone_owes_it(sample: Newsroom) -> None:
    """As first published: no source listed, no disclaimer; the line of the link is named."""
    text = sample.edit(DELTA, DISCLAIMER, "").read(DELTA)
    text = re.sub(r"sources:\n(?:  .*\n)+", "", text)
    sample.write(DELTA, text)

    problem, _ = check(sample)

    assert problem.startswith(f"{DELTA}:{line_of(text, '[a materials institute](')}:")


def test_attached_disclaimer_is_published(sample: Newsroom) -> None:
    """Where the rule says attach, the article is printed with the wording of its day."""
    sample.edit(DELTA, DISCLAIMER, "").edit(POLICY, "action: require", "action: attach")

    said = sample.run("check", "--now", NOW)
    built = sample.build()

    assert "note: 'english.nimte.cas.cn'" in said.output
    assert "attaches the disclaimer 'state-media'" in said.output
    assert 0 == built.status, built.output
    assert "This item rests on media" in built.page("/2025/02/yangtze-delta/")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("when:", "whne:"),
        lambda text: text.replace("[state-owned", "[state-owend"),
        lambda text: text + "\t- {",
        lambda text: text.replace("disclaimer: state-media", "disclaimer: state-medai"),
        lambda text: text.encode("utf-16"),
    ],
)
def test_unreadable_policy_never_publishes(sample: Newsroom, spoil: object) -> None:
    """Whatever is wrong with the policy, nothing is printed until it is mended."""
    assert callable(spoil)
    before = sample.build()
    sample.write(POLICY, spoil(sample.read(POLICY)))
    sample.edit(DELTA, DISCLAIMER, "")

    result = sample.build()

    assert 1 == result.status
    assert any(line.startswith(f"{POLICY}:") for line in result.problems)
    assert before.public == result.public


def test_misnamed_policy_never_publishes(sample: Newsroom) -> None:
    """A policy under a name that nobody reads is an error, not a paper without a policy."""
    sample.rename(POLICY, "content/vocabulary/policy.yml")

    result = sample.build()

    assert 1 == result.status
    assert {} == result.public


@pytest.mark.parametrize(
    "edit",
    [
        lambda room: room.edit(OUTLETS, "class: state-owned", "class: industry"),
        lambda room: room.edit(OUTLETS, "name: China Rare Earth Group", "name: The Group"),
        lambda room: room.edit(DISCLAIMERS, "since: 2026-01-01", "since: 2026-02-20"),
        lambda room: room.edit(DISCLAIMERS, "title: Not legal advice", "title: No advice"),
        lambda room: room.edit(STATE_GROUP, "lead: true", CORRECTION + "lead: true"),
        lambda room: room.edit(POLICY, f"{DISCLAIMER}  action: require\n", ATTACH),
        lambda room: room.write("content/replies/new.md", REPLY),
        lambda room: room.remove("content/replies"),
    ],
    ids=["class", "outlet", "wording", "disclaimer", "correction", "attach", "reply", "no replies"],
)
def test_warm_equals_cold(tmp_path: Path, edit: Callable[[Newsroom], object]) -> None:
    """After any edit of what stands behind articles, a warm build gives what a cold one does."""
    rooms = [Newsroom(copy_sample(tmp_path / name)) for name in ("warm", "cold")]
    before = rooms[0].build()
    for room in rooms:
        edit(room)

    actual, expected = (room.build() for room in rooms)

    assert (0, 0) == (expected.status, actual.status), actual.output
    assert before.public != actual.public
    assert expected.public == actual.public
