"""A newsroom with outlets and disclaimers, and a desk that judges one article by its policy."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from newsroom import Newsroom

from dateline.editorial.answers import answer
from dateline.editorial.contents import Listed, read_contents
from dateline.editorial.manuscripts import parse_article
from dateline.editorial.media import Gallery
from dateline.editorial.newsroom import Desk, open_newsroom
from dateline.editorial.policy import Bench, apply_policy
from dateline.editorial.resolve import resolve_article
from dateline.editorial.rules import PATH, Rule, parse_policy
from dateline.editorial.settings import read_settings
from dateline.editorial.slips import slip_of
from dateline.editorial.style import hold_to_style
from dateline.editorial.vocabulary import read_vocabulary
from dateline.model.article import Article
from dateline.model.file import Stored, digest_of
from dateline.model.problem import Problem
from dateline.publish.current import list_rows
from dateline.syntax.frontmatter import parse_yaml

ARTICLE = "content/articles/story.md"
VOCABULARY = {
    "outlets": """\
regcc.cn: {name: China Rare Earth Group, country: CN, class: state-owned}
cas.cn: {name: Chinese Academy of Sciences, country: CN, class: state-affiliated}
www.mofcom.gov.cn: {name: Ministry of Commerce, country: CN, class: government}
iupac.org: {name: IUPAC, class: independent}
""",
    "disclaimers": """\
state-media:
  title: About the source
  versions:
    - {since: 2025-01-01, text: Check its claims.}
    - {since: 2026-01-01, text: Its claims should be verified.}
legal: {title: Not legal advice, text: A guide.}
translation: {title: Our translation, text: The original prevails.}
""",
    "series": "chain: The chain\n",
    "regions": "groups: {delta: {name: Delta, members: [CN-ZJ, CN-SH]}}\n",
}


class Judged(NamedTuple):
    """An article as the policy leaves it, and what was said."""

    article: Article
    problems: tuple[Problem, ...]


class CopyDesk:
    """One newsroom, whose articles are given as text and never written to disk."""

    def __init__(self, folder: Path, vocabulary: Mapping[str, str] = VOCABULARY) -> None:
        room = Newsroom(folder)
        for name, text in vocabulary.items():
            room.write(f"content/vocabulary/{name}.yaml", text)
        contents, in_contents = read_contents(folder, list_rows([str(folder)]), digests)
        settings, in_settings = read_settings(contents)
        assert settings is not None
        self.settings = settings
        self.vocabulary, problems = read_vocabulary(contents, (), "en")
        assert () == (*in_contents, *in_settings, *problems)

    def rules(self, policy: str) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
        """Read a policy."""
        mapping, problems = parse_yaml(policy, PATH)
        rules, found = parse_policy(mapping, self.vocabulary)
        return rules, (*problems, *found)

    def judge(self, policy: str | tuple[Rule, ...], head: str = "", body: str = "") -> Judged:
        """Apply a policy to the article with this front matter (besides title and date) and body.

        Its first line of `head` is line 4; the body begins on the line after the closing one.
        """
        rules, in_rules = self.rules(policy) if isinstance(policy, str) else (policy, ())
        date = "" if "date:" in head else "date: 2026-02-05\n"
        text = f"---\ntitle: A story\n{date}{head}---\n{body}"
        stored = Stored(b"", lambda _: text.encode())
        read = parse_article(stored, ARTICLE, self.settings.reading).value
        assert read.manuscript is not None, read.problems
        manuscript = read.manuscript
        slip, _ = slip_of(manuscript)
        gallery = Gallery({}, {}, {}, {})
        room, in_room = open_newsroom((slip,), (), self.settings, self.vocabulary, gallery)
        answers = answer(slip, room)
        assert answers is not None
        article, in_names = resolve_article(read.manuscript, answers, Desk(ARTICLE, room, [], {}))
        judged, in_policy = apply_policy(article, read.manuscript, Bench(rules, room))
        in_copy = hold_to_style(read.problems, (slip,), self.settings.style)
        problems = (*in_rules, *in_copy, *in_room, *in_names, *in_policy)
        return Judged(judged, problems)


def digests(listed: list[Listed] | tuple[Listed, ...]) -> list[bytes]:
    """Return the digest of each file."""
    return [digest_of(Path(path).read_bytes()) for _, path, _ in listed]
