"""On whose word an article may stand alone: applies the rules of policy.yaml to every article."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, json
from msgspec.structs import replace

from dateline.editorial.dates import instant
from dateline.editorial.disclaimers import disclaimer_key, find_disclaimers
from dateline.editorial.manuscripts import softened
from dateline.editorial.nearest import nearest
from dateline.editorial.newsroom import Newsroom, wordings_of
from dateline.editorial.outlets import Citation, find_citations, host_of
from dateline.editorial.regions import ancestors
from dateline.editorial.resolve import LEAK
from dateline.editorial.rules import Rule
from dateline.editorial.style_rules import STYLE_CODES
from dateline.model.article import Article, Disclaimer
from dateline.model.manuscript import Manuscript, Waiver, WrittenDisclaimer
from dateline.model.problem import Location, Problem, Severity
from dateline.model.prose import Mention
from dateline.model.terms import Term


class Claim(Struct, frozen=True):
    """A rule that binds an article, and what in it does (empty: what it is filed under)."""

    rule: Rule
    causes: tuple[Citation, ...]
    place: Location


class Bench(Struct, frozen=True):
    """What all articles are judged by."""

    rules: tuple[Rule, ...]
    room: Newsroom


def apply_policy(
    article: Article, manuscript: Manuscript, bench: Bench
) -> tuple[Article, tuple[Problem, ...]]:
    """Add the disclaimers that rules attach, and say which are missing.

    What was attached, and what an article waives, is said in notes, which stop nothing. The order
    of the rules makes no difference: where one requires what another attaches, it is required.
    """
    claims = tuple(_claims(article, manuscript, bench)) if bench.rules else ()
    found = [*_waivers(manuscript, claims, bench.rules)]
    owed = _unmet(manuscript, claims)
    found += _missing(manuscript, owed)
    attached, said = _attached(article, owed, bench.room)
    found += said
    if attached:
        article = replace(article, disclaimers=(*article.disclaimers, *attached))
    return article, tuple(map(_in_draft, found) if manuscript.draft else found)


def _claims(article: Article, manuscript: Manuscript, bench: Bench) -> Iterator[Claim]:
    """Yield the rules that bind an article, whether or not it meets them."""
    own = host_of(bench.room.settings.site.base_url)
    cited = tuple(find_citations(manuscript, bench.room.vocabulary.outlets, own))
    for rule in bench.rules:
        if not _binds(rule, article, bench):
            continue
        causes = tuple(each for each in cited if _meets(each, rule))
        if causes or not rule.when.asks_for_source:
            first = causes[0].mention if causes else manuscript.title
            yield Claim(rule, causes, Location(article.path, first.line, first.column))


def _binds(rule: Rule, article: Article, bench: Bench) -> bool:
    """Tell whether the day of an article, and what it is filed under, are a rule's."""
    entry, when = article.entry, rule.when
    if rule.since is not None and entry.date < instant(rule.since, bench.room.zone):
        return False
    language = f"{article.language.casefold()}-"
    return (
        (not when.regions or any(_lies_in(term, when.regions, bench) for term in entry.regions))
        and (not when.topics or any(term.key in when.topics for term in entry.topics))
        and (not when.series or (entry.series is not None and entry.series.key in when.series))
        and (not when.languages or any(language.startswith(f"{tag}-") for tag in when.languages))
    )


def _lies_in(term: Term, wanted: frozenset[str], bench: Bench) -> bool:
    above = ancestors(bench.room.vocabulary.regions, term.key)
    return any(region.key in wanted for region in above)


def _meets(cited: Citation, rule: Rule) -> bool:
    when, outlet = rule.when, cited.outlet
    return (
        (not when.classes or cited.class_ in when.classes)
        and (not when.outlets or (outlet is not None and outlet.host in when.outlets))
        and (not when.countries or (outlet is not None and outlet.country in when.countries))
    )


def _unmet(manuscript: Manuscript, claims: Iterable[Claim]) -> list[Claim]:
    """The claims that an article neither meets nor waives."""
    carried = {disclaimer_key(each.mention.text) for each in manuscript.disclaimers}
    waived = {waiver.rule.text for waiver in manuscript.waive}
    return [
        claim
        for claim in claims
        if claim.rule.disclaimer not in carried and claim.rule.key not in waived
    ]


def _missing(manuscript: Manuscript, owed: list[Claim]) -> Iterator[Problem]:
    lacking = [claim for claim in owed if not claim.rule.attaches]
    hint = _cure(manuscript, sorted({claim.rule.disclaimer for claim in lacking}))
    for claim in lacking:
        rule = claim.rule
        message = f"{_cause(claim)}rule '{rule.key}' requires the disclaimer '{rule.disclaimer}'"
        yield Problem(claim.place, "missing-disclaimer", message + _others(claim), hint)


def _cause(claim: Claim) -> str:
    if not claim.causes:
        return ""
    first = claim.causes[0]
    name = f" ({first.outlet.name})" if first.outlet else ""
    return f"'{first.host}'{name} is {first.class_}: "


def _others(claim: Claim) -> str:
    """The other lines that cause it, so that an editor who takes one out sees what is left."""
    lines = sorted({each.mention.line for each in claim.causes} - {claim.place.line})
    if not lines:
        return ""
    return f" (see line{'s' * (len(lines) > 1)} {', '.join(map(str, lines))} too)"


def _cure(manuscript: Manuscript, lacking: list[str]) -> str:
    """The line that meets all rules at once, whatever the article carries already."""
    given = [each.mention.text for each in manuscript.disclaimers]
    if not given and len(lacking) == 1:
        return f"add a line: disclaimer: {lacking[0]}"
    words = [json.encode(text).decode() if " " in text else text for text in given]
    line = f"disclaimer: [{', '.join((*words, *lacking))}]"
    return f"write {line}" if given else f"add a line: {line}"


def _attached(
    article: Article, owed: list[Claim], room: Newsroom
) -> tuple[list[Disclaimer], list[Problem]]:
    """The disclaimers that rules add, each once, in the wording of the article's day."""
    required = {claim.rule.disclaimer for claim in owed if not claim.rule.attaches}
    added: list[Disclaimer] = []
    said: list[Problem] = []
    for claim in owed:
        key = claim.rule.disclaimer
        if not claim.rule.attaches or key in required | {each.key for each in added}:
            continue
        written = (WrittenDisclaimer(Mention(key)),)
        found = find_disclaimers(written, article.path, article.entry.date, wordings_of(room))
        for each in found:
            if isinstance(each, Disclaimer):
                added.append(each)
            else:
                said.append(replace(each, location=claim.place))
        message = f"{_cause(claim)}rule '{claim.rule.key}' attaches the disclaimer '{key}'"
        said.append(_note(claim.place, "attached-disclaimer", message + _others(claim)))
    return added, said


def _waivers(
    manuscript: Manuscript, claims: tuple[Claim, ...], rules: tuple[Rule, ...]
) -> Iterator[Problem]:
    carried = {disclaimer_key(each.mention.text) for each in manuscript.disclaimers}
    binding = {claim.rule.key for claim in claims if claim.rule.disclaimer not in carried}
    known = {rule.key for rule in rules}
    for waiver in manuscript.waive:
        location = Location(manuscript.path, waiver.rule.line, waiver.rule.column)
        key = waiver.rule.text
        if key == LEAK:
            yield _note(location, "waived-rule", f"a leak of it is waived: {waiver.reason}")
        elif key in STYLE_CODES and key not in known:
            continue  # the house style judges it
        elif key not in known:
            yield _unknown_rule(waiver, location, known)
        elif key in binding:
            yield _note(location, "waived-rule", f"rule '{key}' is waived: {waiver.reason}")
        else:
            message = f"rule '{key}' asks nothing more of this article"
            hint = "take the waiver out"
            yield Problem(location, "idle-waiver", message, hint, Severity.WARNING)


def _unknown_rule(waiver: Waiver, location: Location, known: set[str]) -> Problem:
    near = nearest(waiver.rule.text, sorted(known | STYLE_CODES))
    some = ", ".join(sorted(known))
    hint = f"did you mean '{near}'?" if near else f"policy.yaml has: {some or 'none'}"
    return Problem(location, "unknown-rule", f"unknown rule '{waiver.rule.text}'", hint)


def _note(location: Location, code: str, message: str) -> Problem:
    return Problem(location, code, message, severity=Severity.NOTE)


def _in_draft(problem: Problem) -> Problem:
    return problem if problem.severity is Severity.NOTE else softened(problem)
