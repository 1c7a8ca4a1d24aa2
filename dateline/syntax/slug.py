"""Words to a part of an address: lower-case ASCII letters and digits, joined by hyphens."""

import re

MAX_BYTES = 80
MAX_TEXT = 2_000
# A file's name is at most 255 bytes on common file systems; room is left for an ending.
MAX_SLUG = 200

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Windows opens a device, not a file, for these names, whatever their ending.
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_LETTERS = re.compile(r"[a-z0-9]+")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9])")
_SHARP = re.compile(r"(?<![^\W_])([A-Za-z])#(?!\w)")


def slugify(text: str, max_bytes: int = MAX_BYTES) -> str:
    """Return the words of `text` as a slug, cut between words; "" if no letter is left."""
    # Without these, C, C++ and C# are one slug.
    spelled = _SHARP.sub(r"\1 sharp ", text[:MAX_TEXT].replace("++", " plus plus "))
    spelled = _APOSTROPHE.sub("", spelled.replace("&", " and "))
    slug = _joined(spelled) if spelled.isascii() else _transliterated(spelled)
    if len(slug) <= max_bytes:
        return slug
    return slug[: max_bytes + 1].rpartition("-")[0] or slug[:max_bytes]


def _joined(text: str) -> str:
    """Return what the library makes of ASCII, which most texts are, without it."""
    return "-".join(_LETTERS.findall(_THOUSANDS.sub("", text.lower())))


def _transliterated(text: str) -> str:
    from slugify import slugify as transliterate  # 31 ms, for those who need it

    slug: str = transliterate(text, entities=False, decimal=False, hexadecimal=False)
    return slug


def is_slug(text: str) -> bool:
    """Tell whether `text` can stand in an address, and name a file everywhere."""
    return (
        len(text) <= MAX_SLUG
        and _SLUG.fullmatch(text) is not None
        and _DEVICE.fullmatch(text) is None
    )
