"""What a text learns of the others: answered before it is resolved, so that the rest is its own."""

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.atlas import Route, find_route, is_local
from dateline.editorial.media import Gallery, MediaFacts, find_picture
from dateline.editorial.newsroom import Newsroom
from dateline.model.article import Picture
from dateline.model.manuscript import Manuscript, PageManuscript
from dateline.model.problem import Problem


class Answers(Struct, frozen=True):
    """What one text learns of the others: its address, what its local links and pictures mean.

    Both come in the order of its outline. All else that it is resolved against is the paper's.
    """

    address: str
    routes: tuple[Route | Problem, ...] = ()
    pictures: tuple[Picture | Problem, ...] = ()
    image: Picture | Problem | None = None


def answer(text: Manuscript | PageManuscript, room: Newsroom) -> Answers | None:
    """Answer what a text asks about the others; None where it has no address."""
    atlas, path = room.atlas, text.path
    place = atlas.places.get(path)
    if place is None:
        return None
    routes = tuple(find_route(each, path, atlas) for each in text.body.links if is_local(each))
    pictures = tuple(
        find_picture(each.target, path, atlas.gallery, MediaFacts(each.alt, each.caption))
        for each in text.body.pictures
    )
    image = _image(text, atlas.gallery) if isinstance(text, Manuscript) else None
    return Answers(place.address, routes, pictures, image)


def _image(manuscript: Manuscript, gallery: Gallery) -> Picture | Problem | None:
    """Return the lead picture, which is printed in other shapes too."""
    image = manuscript.image
    if image is None:
        return None
    given = MediaFacts(
        image.alt, image.caption or "", image.credit or "", decorative=image.decorative is True
    )
    found = find_picture(image.path, manuscript.path, gallery, given)
    if isinstance(found, Problem) or found.prints is None:
        return found
    return replace(found, prints=replace(found.prints, cropped=True))
