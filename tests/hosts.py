"""What a host makes of `_headers`: read and matched as Netlify and Cloudflare Pages do."""

import re
from typing import NamedTuple


class Rule(NamedTuple):
    """A pattern of paths, and the headers of what it names."""

    path: str
    headers: dict[str, str]


def read_rules(text: str) -> list[Rule]:
    """Return the rules of a `_headers`: a path at the margin, then indented `Name: value`."""
    rules: list[Rule] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.startswith("/"):
            rules.append(Rule(line.strip(), {}))
            continue
        name, colon, value = line.strip().partition(":")
        assert line.startswith(" "), f"neither a path nor below one: {line}"
        assert colon, f"no header: {line}"
        assert name.lower() not in rules[-1].headers, f"twice for {rules[-1].path}: {name}"
        rules[-1].headers[name.lower()] = value.strip()
    return rules


def headers_of(rules: list[Rule], path: str) -> dict[str, str]:
    """Return the headers of an address; what several rules say is joined, as hosts join it."""
    said: dict[str, str] = {}
    for rule in rules:
        if matches(rule.path, path):
            for name, value in rule.headers.items():
                said[name] = f"{said[name]}, {value}" if name in said else value
    return said


def matches(pattern: str, path: str) -> bool:
    """Tell whether a pattern names a path: `*` is any text, with slashes or none."""
    return bool(re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), path))
