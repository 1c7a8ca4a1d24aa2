"""Pictures and attachments: which file is meant, and the facts that stand beside it."""

import posixpath
from collections.abc import Iterator
from urllib.parse import quote, unquote

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.addresses import MANIFEST, RESERVED, ROBOTS
from dateline.editorial.contents import Contents
from dateline.editorial.fields import MEDIA
from dateline.editorial.forms import Value, read_form, read_yaml
from dateline.editorial.nearest import likely, nearest
from dateline.editorial.prints import plan_prints, versions
from dateline.model.article import Medium, Picture, Prints
from dateline.model.file import Kept, Remember, Stored
from dateline.model.manuscript import ContentFile
from dateline.model.problem import Location, Problem, errors
from dateline.model.prose import Mention
from dateline.model.site import PictureSettings
from dateline.syntax.picture import PictureFacts, measure_picture

STATIC_FOLDER = "content/static"
WELL_KNOWN_FOLDER = "/.well-known/"
# The cure for all that ails a picture: damage, a wrong ending, motion, too many pixels.
RESAVE = "open it, and save it as a still JPEG or PNG, some 2,400 pixels wide"
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
# Inert types: a browser shows or stores them, and runs nothing that stands in them.
ATTACHMENTS = (".pdf", ".csv", ".tsv", ".txt", ".json", ".xlsx", ".ods", ".zip", ".epub")
STATIC = (*PICTURES, ".pdf", ".csv", ".tsv", ".txt", ".json", ".woff2", ".woff", ".ttf", ".otf")
MIDDLE = (50, 50)


class MediaFacts(Struct, frozen=True):
    """What `x.jpg.yaml` says of `x.jpg`; alt is None where it says nothing.

    `focus` is what must be seen, from the left and from the top in per cent.
    """

    alt: str | None = None
    caption: str = ""
    credit: str = ""
    licence: str = ""
    decorative: bool = False
    focus: tuple[int, int] = MIDDLE


# What is wrong with the facts is said at their own place, and not once more where they are used.
UNREAD = MediaFacts(decorative=True)


class Measured(Struct, frozen=True):
    """The size of a picture, or why it has none; and the number of bytes of its file."""

    facts: PictureFacts | None
    fault: str = ""
    bytes: int = 0

    @property
    def media_type(self) -> str:
        """What the file is, whatever its name says."""
        kind = self.facts.format if self.facts else ""
        return f"image/{'svg+xml' if kind == 'svg' else kind}"


class Gallery(Struct, frozen=True):
    """All pictures and attachments: their files, sizes and facts, by path from the project.

    `trusted` are pictures that the layouts bring, by address; `static` the files of
    content/static/, which are published as they are. `settings` tell how the others are printed.
    """

    files: dict[str, ContentFile]
    sizes: dict[str, Measured]
    facts: dict[str, MediaFacts]
    trusted: dict[str, Measured]
    static: tuple[Medium, ...] = ()
    settings: PictureSettings = PictureSettings()


def read_gallery(
    contents: Contents, trusted: dict[str, Stored], settings: PictureSettings, remember: Remember
) -> tuple[Gallery, tuple[Problem, ...]]:
    """Measure every picture, and read the facts beside it."""
    problems: list[Problem] = []
    beside = {path: file for path, file in contents.files.items() if not path.endswith(".md")}
    pictures = [file for path, file in beside.items() if is_picture(path)]
    inputs = [(contents.stored(file), file.path) for file in pictures]
    inputs += [(stored, address) for address, stored in trusted.items()]
    measured = remember(measure, inputs, Measured)
    facts = {}
    for path, file in beside.items():
        if path.endswith(".yaml") and is_picture(path.removesuffix(".yaml")):
            if path.removesuffix(".yaml") not in contents.files:
                problems.append(_orphan(path, [each.path for each in pictures]))
                continue
            mapping, found = read_yaml(contents.stored(file), path)
            values, in_fields = read_form(mapping, MEDIA, path)
            problems += (*found, *in_fields)
            unread = bool(errors((*found, *in_fields)))
            facts[path.removesuffix(".yaml")] = UNREAD if unread else _facts(values)
    sizes = dict(zip((file.path for file in pictures), measured, strict=False))
    shown = dict(zip(trusted, measured[len(pictures) :], strict=True))
    static = tuple(_static(contents, problems))
    return Gallery(contents.files, sizes, facts, shown, static, settings), tuple(problems)


def measure(stored: Stored, path: str) -> Kept:
    """Measure one picture."""
    data = stored.read()
    facts = measure_picture(data, path)
    if isinstance(facts, str):
        return Kept(Measured(None, facts))
    return Kept(Measured(facts, bytes=len(data)))


def is_picture(path: str) -> bool:
    """Tell by its ending whether a file is a picture."""
    return path.lower().endswith(PICTURES)


def find_file(target: str, path: str, files: dict[str, ContentFile]) -> str | None:
    """Return the file that `target` means in the file at `path`: beside it, or below content/."""
    plain = unquote(target.partition("#")[0].partition("?")[0])
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), plain))
    below = posixpath.normpath(posixpath.join("content", plain))
    for candidate in (beside, below):
        if candidate.startswith("content/") and candidate in files:
            return candidate
    return None


class _Shown(Struct, frozen=True):
    """A picture that was found: its size, its file ("": the layouts bring it).

    One that stands at an `address` as it is isn't printed.
    """

    size: Measured
    file: str = ""
    address: str = ""


def find_picture(
    target: Mention, path: str, gallery: Gallery, given: MediaFacts
) -> Picture | Problem:
    """Return the picture that is meant.

    `given` are the facts that stand where the picture is used: they win over those beside it.
    """
    location = Location(path, target.line, target.column)
    shown = _shown(target, path, gallery)
    if shown is None:
        return _missing(target, location, path, gallery)
    if shown.size.facts is None:
        message = f"'{target.text}' is no picture to print: {shown.size.fault}"
        return Problem(location, "bad-picture", message, RESAVE)
    beside = gallery.facts.get(shown.file)
    facts = given if beside is None else _merged(given, beside)
    if not facts.alt and not facts.decorative:
        hint = f"write ![what is seen]({target.text}), or alt: … in {target.text}.yaml"
        message = f"'{target.text}' has no words for those who don't see it"
        return Problem(location, "missing-alt", message, hint)
    alt = "" if facts.decorative else facts.alt or ""
    picture = Picture(
        shown.address,
        shown.size.facts.width,
        shown.size.facts.height,
        alt,
        facts.caption,
        facts.credit,
        facts.licence,
        shown.size.bytes,
        shown.size.media_type,
    )
    if shown.address:
        return picture
    digest = gallery.files[shown.file].digest
    measured = shown.size.facts
    prints = plan_prints(shown.file, digest, measured, facts.focus, gallery.settings)
    return _printed(picture, prints)


def _printed(picture: Picture, prints: Prints) -> Picture:
    """Return a picture of content/ as it is printed: never the file itself."""
    largest = versions(prints)[-1][-1]
    return replace(
        picture,
        address=largest.address,
        width=largest.width,
        height=largest.height,
        size=0,
        media_type=f"image/{largest.format}",
        prints=prints,
    )


def _shown(target: Mention, path: str, gallery: Gallery) -> _Shown | None:
    if target.text in gallery.trusted:
        return _Shown(gallery.trusted[target.text], address=target.text)
    static = f"{STATIC_FOLDER}{unquote(target.text)}"
    if target.text.startswith("/") and static in gallery.sizes:
        return _Shown(gallery.sizes[static], static, target.text)
    file = find_file(target.text, path, gallery.files)
    return _Shown(gallery.sizes[file], file) if file in gallery.sizes else None


def _merged(given: MediaFacts, beside: MediaFacts) -> MediaFacts:
    return MediaFacts(
        given.alt or beside.alt,
        given.caption or beside.caption,
        given.credit or beside.credit,
        given.licence or beside.licence,
        # Words that are given where the picture is used are meant to be heard.
        given.decorative or (beside.decorative and not given.alt),
        beside.focus,
    )


def _missing(target: Mention, location: Location, path: str, gallery: Gallery) -> Problem:
    message = f"there is no picture '{target.text}'"
    if "://" in target.text:
        hint = "put the picture into content/media/ and name it there"
        return Problem(location, "remote-picture", "a picture from another site", hint)
    if target.text.lower().endswith(".svg"):
        hint = "save it as PNG; drawings in SVG belong to layouts/static/"
        return Problem(location, "missing-picture", f"'{target.text}' is SVG", hint)
    if find_file(target.text, path, gallery.files):
        message = f"'{target.text}' is no kind of picture that is read"
        return Problem(location, "bad-picture", message, RESAVE)
    near = nearest_file(target.text, path, tuple(gallery.sizes))
    hint = f"did you mean '{near}'?" if near else "put it beside the article or in content/media/"
    return Problem(location, "missing-picture", message, hint)


def nearest_file(target: str, path: str, candidates: tuple[str, ...]) -> str:
    """Return the path, as it would be written in the file at `path`, of a file with a like name."""
    names = {candidate.rpartition("/")[2]: candidate for candidate in candidates}
    wanted = unquote(target).rpartition("/")[2]
    near = nearest(wanted, likely(wanted, names))
    return posixpath.relpath(names[near], posixpath.dirname(path)) if near else ""


def _static(contents: Contents, problems: list[Problem]) -> Iterator[Medium]:
    """Files that are copied as they are: only such as a browser shows or stores."""
    for file in contents.below("static"):
        address = quote(file.path.removeprefix(STATIC_FOLDER))
        if file.path.endswith(".yaml") and file.path.removesuffix(".yaml") in contents.files:
            continue
        if not file.path.lower().endswith(STATIC):
            message = "a kind of file that could run in a reader's browser, or steer the host"
            hint = "trusted files belong to layouts/static/; here may stand " + ", ".join(STATIC)
            problems.append(Problem(Location(file.path), "unfit-static", message, hint))
        elif address.startswith((WELL_KNOWN_FOLDER, "/_")) and not _is_well_known(file.path):
            message = "a place where a host or a program looks for whom to trust"
            hint = "trusted files belong to layouts/static/; here may stand .well-known/x.txt"
            problems.append(Problem(Location(file.path), "unfit-static", message, hint))
        elif address in (MANIFEST, ROBOTS) or address.split("/")[1] in RESERVED:
            message = f"the address {address} belongs to the site's own pages"
            problems.append(Problem(Location(file.path), "address-clash", message, "rename it"))
        else:
            yield Medium(file.path, file.digest, address)


def _is_well_known(path: str) -> bool:
    """Whether a file may stand in .well-known/ (RFC 8615): words for people, as security.txt."""
    start = f"{STATIC_FOLDER}{WELL_KNOWN_FOLDER}"
    return path.startswith(start) and path.lower().endswith(".txt")


def _orphan(path: str, pictures: list[str]) -> Problem:
    near = nearest(path.removesuffix(".yaml"), pictures)
    hint = f"did you mean '{near}.yaml'?" if near else "name it after a picture in this folder"
    return Problem(Location(path), "no-such-picture", "facts of a picture that isn't here", hint)


def _facts(values: dict[str, Value]) -> MediaFacts:
    def text(name: str) -> str:
        value = values.get(name)
        return value if isinstance(value, str) else ""

    alt = values.get("alt")
    return MediaFacts(
        alt if isinstance(alt, str) else None,
        text("caption"),
        text("credit"),
        text("licence"),
        values.get("decorative") is True,
        _point(values.get("focus")),
    )


def _point(value: Value | None) -> tuple[int, int]:
    match value:
        case (int(across), int(down)):
            return across, down
        case _:
            return MIDDLE
