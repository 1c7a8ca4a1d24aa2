"""What a text learns of the others: answered before it is resolved, so that the rest is its own."""

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.atlas import Atlas, Route, find_route, is_local
from dateline.editorial.media import Gallery, MediaFacts, find_picture
from dateline.editorial.newsroom import Newsroom
from dateline.model.article import Picture
from dateline.model.manuscript import PageManuscript, Slip, WrittenImage
from dateline.model.problem import Problem
from dateline.model.prose import Mention, MentionedPicture


class Answers(Struct, frozen=True, array_like=True):
    """What one text learns of the others: its address, what its local links and pictures mean.

    Both come in the order of its outline. All else that it is resolved against is the paper's.
    """

    address: str
    routes: tuple[Route | Problem, ...] = ()
    pictures: tuple[Picture | Problem, ...] = ()
    image: Picture | Problem | None = None


def answer(slip: Slip, room: Newsroom) -> Answers | None:
    """Answer what an article asks about the others; None where it has no address."""
    place = room.atlas.places.get(slip.path)
    if place is None:
        return None
    if not (slip.links or slip.pictures or slip.image):  # most ask for nothing
        return Answers(place.address)
    routes, pictures = _found(slip.path, slip.links, slip.pictures, room.atlas)
    image = _image(slip.image, slip.path, room.atlas.gallery) if slip.image else None
    return Answers(place.address, routes, pictures, image)


def answer_page(page: PageManuscript, room: Newsroom) -> Answers | None:
    """Answer what a standing page asks about the others; None where it has no address."""
    place = room.atlas.places.get(page.path)
    if place is None:
        return None
    links = tuple(link for link in page.body.links if is_local(link))
    return Answers(place.address, *_found(page.path, links, page.body.pictures, room.atlas))


def _found(
    path: str, links: tuple[Mention, ...], pictures: tuple[MentionedPicture, ...], atlas: Atlas
) -> tuple[tuple[Route | Problem, ...], tuple[Picture | Problem, ...]]:
    return tuple(find_route(each, path, atlas) for each in links), tuple(
        find_picture(each.target, path, atlas.gallery, MediaFacts(each.alt, each.caption))
        for each in pictures
    )


def _image(image: WrittenImage, path: str, gallery: Gallery) -> Picture | Problem:
    """Return the lead picture, which is printed in other shapes too."""
    given = MediaFacts(
        image.alt, image.caption or "", image.credit or "", decorative=image.decorative is True
    )
    found = find_picture(image.path, path, gallery, given)
    if isinstance(found, Problem) or found.prints is None:
        return found
    return replace(found, prints=replace(found.prints, cropped=True))
