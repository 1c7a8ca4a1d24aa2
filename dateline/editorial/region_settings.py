"""Reads content/vocabulary/regions.yaml: the site's own groups, and its word on disputed places."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from dateline.editorial.fields import Field, Kind
from dateline.editorial.forms import Value, read_form
from dateline.editorial.region_data import find_place, fold, keys_by_name, read_world
from dateline.editorial.region_loops import find_loops
from dateline.editorial.region_words import ambiguous_region, keys_meant, unknown_region
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import Mapping, Node, Scalar, Sequence
from dateline.syntax.slug import is_slug, slugify

_PARENTS = (
    Field("parent", Kind.WORD, "The region that it is part of."),
    Field("parents", Kind.WORDS, "The regions that it is part of, the main one first."),
)
GROUP = (
    Field("name", Kind.TEXT, "The name that readers see.", required=True, example="Western Europe"),
    Field("members", Kind.WORDS, "Regions: codes, names, groups.", required=True, most=300),
    Field("description", Kind.TEXT, "A sentence for the head of its page."),
    Field("aliases", Kind.WORDS, "Former keys."),
    *_PARENTS,
)
OVERRIDE = (
    Field("name", Kind.TEXT, "The name that this paper uses."),
    Field("present", Kind.FLAG, "false: this paper has no such region."),
    *_PARENTS,
)
SETTINGS_FILE = (
    Field("groups", Kind.RECORD, "Regions of the site's own, by key."),
    Field("overrides", Kind.RECORD, "What this paper says otherwise of a region, by code."),
)


class Group(Struct, frozen=True):
    """A region of the site's own. Its parents are None where the site doesn't name them."""

    key: str
    name: str
    slug: str
    members: tuple[str, ...]
    description: str = ""
    aliases: tuple[str, ...] = ()
    parents: tuple[str, ...] | None = None


class Override(Struct, frozen=True):
    """What the site says of a region: "" and None where it says nothing."""

    key: str
    name: str = ""
    parents: tuple[str, ...] | None = None
    present: bool = True


class RegionSettings(Struct, frozen=True):
    """What the site says of regions, by key; `words` are the keys of groups by folded word."""

    groups: dict[str, Group] = msgspec.field(default_factory=dict)
    overrides: dict[str, Override] = msgspec.field(default_factory=dict)
    words: dict[str, str] = msgspec.field(default_factory=dict)


class _Draft(Struct):
    """The settings being read; `places` are where the key of each group or override stands."""

    path: str
    settings: RegionSettings
    places: dict[str, Scalar]
    problems: list[Problem]

    def refuse(self, node: Node | Mention, code: str, message: str, hint: str) -> None:
        """Note what is wrong with a word."""
        where = Location(self.path, node.line, node.column)
        self.problems.append(Problem(where, code, message, hint))


def parse_region_settings(
    mapping: Mapping, path: str
) -> tuple[RegionSettings, tuple[Problem, ...]]:
    """Read the groups and overrides of a site; what is wrong is left out, and said."""
    draft = _Draft(path, RegionSettings(), {}, [])
    records = dict(_sections(mapping, draft))
    groups = list(_records(records.get("groups"), GROUP, draft))
    for key, _, values in groups:
        _note_group(key, values, draft)
    for key, _, values in groups:
        if draft.places.get(key.text) is key:
            _note_members(key, values, draft)
    for key, node, values in _records(records.get("overrides"), OVERRIDE, draft):
        _note_override(key, node, values, draft)
    _refuse_loops(draft)
    return draft.settings, tuple(draft.problems)


def _sections(mapping: Mapping, draft: _Draft) -> Iterator[tuple[str, Mapping]]:
    """The two parts of the file; `read_form` knows the fields of neither, but their names."""
    named = Mapping(
        tuple((key, Scalar("", key.line, key.column, True)) for key, _ in mapping.entries),
        mapping.line,
        mapping.column,
    )
    draft.problems += read_form(named, SETTINGS_FILE, draft.path)[1]
    for key, node in mapping.entries:
        if isinstance(node, Mapping):
            yield key.text, node
        elif not isinstance(node, Scalar) or node.text:
            hint = f"write `{key.text}:` and below it, indented, one entry a line"
            draft.refuse(node, "wrong-kind", f"'{key.text}' has entries of its own", hint)


def _records(
    section: Mapping | None, table: tuple[Field, ...], draft: _Draft
) -> Iterator[tuple[Scalar, Mapping, dict[str, Value]]]:
    """The entries of one part that can be read; `TW: Taiwan` is short for a mapping."""
    for key, node in section.entries if section else ():
        if isinstance(node, Scalar) and table is OVERRIDE:
            name = Scalar("name", node.line, node.column, plain=True)
            node = Mapping(((name, node),), key.line, key.column)
        if not isinstance(node, Mapping):
            hint = f"write {key.text}: {{name: …, members: […]}}"
            draft.refuse(node, "wrong-kind", f"'{key.text}' has no fields", hint)
            continue
        values, problems = read_form(node, table, draft.path)
        draft.problems += problems
        if not problems:
            yield key, node, values


def _note_group(key: Scalar, values: dict[str, Value], draft: _Draft) -> None:
    """Take a group in, without its members yet: they may be groups that stand further down."""
    name, aliases = _text(values, "name"), _mentions(values, "aliases")
    slug = key.text if is_slug(key.text) else slugify(key.text)
    if _clashes(key, slug, draft):
        return
    words = dict.fromkeys(fold(word) for word in (key.text, name, *(a.text for a in aliases)))
    for word in words:
        other = draft.settings.words.get(word)
        if other is not None:
            message = f"groups '{key.text}' and '{other}' share the word '{word}'"
            draft.refuse(key, "region-clash", message, "rename one of them")
            return
        if named := keys_by_name("en").get(word):
            message = f"group '{key.text}' has the name of the region '{named[0]}'"
            draft.refuse(key, "region-clash", message, "give it a name of its own")
            return
    draft.settings.words.update(dict.fromkeys(words, key.text))
    former = tuple(alias.text for alias in aliases)
    group = Group(key.text, name, slug, (), _text(values, "description"), former)
    draft.settings.groups[key.text] = group
    draft.places[key.text] = key


def _clashes(key: Scalar, slug: str, draft: _Draft) -> bool:
    """Tell, and note, whether a group's key or address is another's."""
    if not is_slug(slug) or slug == "page":
        hint = "lower-case letters, digits and hyphens, such as yangtze-delta"
        draft.refuse(key, "bad-key", f"no address can be made of '{key.text}'", hint)
        return True
    code = key.text.upper()
    if find_place(code) is not None:
        message = f"group '{key.text}' has the code of a region"
        draft.refuse(key, "region-clash", message, f"did you mean '{key.text}-group'?")
        return True
    groups = draft.settings.groups.values()
    owners = [group.key for group in groups if group.slug == slug]
    owners += [place.key for place in read_world().places.values() if place.slug == slug]
    if owners or find_place(slug.upper()):
        message = f"group '{key.text}' has the address of '{(owners or [slug.upper()])[0]}'"
        message += f": /regions/{slug}/"
        draft.refuse(key, "region-clash", message, "give one of them another key")
        return True
    return False


def _note_members(key: Scalar, values: dict[str, Value], draft: _Draft) -> None:
    members = tuple(_keys(_mentions(values, "members"), draft))
    group = draft.settings.groups[key.text]
    draft.settings.groups[key.text] = msgspec.structs.replace(
        group, members=members, parents=_parents(values, draft)
    )


def _note_override(key: Scalar, node: Mapping, values: dict[str, Value], draft: _Draft) -> None:
    code = key.text.strip().upper()
    if find_place(code) is None:
        mention = Mention(key.text, key.line, key.column)
        draft.problems.append(unknown_region(mention, draft.path, {}, "en"))
        return
    parents = _parents(values, draft)
    if parents is None and _says_nowhere(node):
        parents = ()
    present = values.get("present", True) is True
    draft.settings.overrides[code] = Override(code, _text(values, "name"), parents, present)
    draft.places.setdefault(code, key)


def _says_nowhere(node: Mapping) -> bool:
    """`parents: []` is a statement: Antarctica is part of nothing."""
    nodes = {key.text: value for key, value in node.entries}
    parents = nodes.get("parents")
    return isinstance(parents, Sequence) and not parents.items


def _parents(values: dict[str, Value], draft: _Draft) -> tuple[str, ...] | None:
    mentions = (*_mentions(values, "parent"), *_mentions(values, "parents"))
    return tuple(_keys(mentions, draft)) if mentions else None


def _keys(mentions: tuple[Mention, ...], draft: _Draft) -> Iterator[str]:
    """The regions that are named, each once; what is none is noted."""
    words = draft.settings.words
    seen: set[str] = set()
    for mention in mentions:
        keys = keys_meant(mention.text, words, "en")
        if not keys:
            draft.problems.append(unknown_region(mention, draft.path, words, "en"))
        elif len(keys) > 1:
            draft.problems.append(ambiguous_region(mention, draft.path, keys, "en"))
        elif keys[0] not in seen:
            seen.add(keys[0])
            yield keys[0]


def _refuse_loops(draft: _Draft) -> None:
    """A region that contains itself, directly or round a corner, contains nothing that is told."""
    groups = {key: group.members for key, group in draft.settings.groups.items()}
    parents = {
        **{key: group.parents for key, group in draft.settings.groups.items()},
        **{key: override.parents for key, override in draft.settings.overrides.items()},
    }
    named = {key: keys for key, keys in parents.items() if keys is not None}
    for loop in find_loops(groups, named):
        key = next(key for key in draft.places if key in loop)
        others = " by way of " + ", ".join(f"'{each}'" for each in loop if each != key)
        kind = "group" if key in groups else "region"
        message = f"{kind} '{key}' contains itself{others if len(loop) > 1 else ''}"
        draft.refuse(draft.places[key], "region-loop", message, _cut(loop, groups, named))


def _cut(
    loop: tuple[str, ...],
    groups: dict[str, tuple[str, ...]],
    parents: dict[str, tuple[str, ...]],
) -> str:
    """Say which of the site's own statements to take back; in a loop, one of them is."""
    for child, parent in zip(loop, (*loop[1:], loop[0]), strict=True):
        if child in groups.get(parent, ()):
            return f"take '{child}' out of the members of '{parent}'"
        if parent in parents.get(child, ()):
            return f"take '{parent}' out of the parents of '{child}'"
    raise AssertionError(loop)


def _text(values: dict[str, Value], name: str) -> str:
    value = values.get(name, "")
    return value if isinstance(value, str) else ""


def _mentions(values: dict[str, Value], name: str) -> tuple[Mention, ...]:
    value = values.get(name, ())
    several = value if isinstance(value, tuple) else (value,)
    return tuple(each for each in several if isinstance(each, Mention))
