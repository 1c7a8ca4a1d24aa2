"""The picture that stands in the place of the paper's name."""

from msgspec.structs import replace

from dateline.editorial.contents import SETTINGS
from dateline.editorial.media import Gallery, MediaFacts, find_picture
from dateline.editorial.settings import Settings
from dateline.model.problem import Problem
from dateline.model.prose import Mention


def hang_logo(settings: Settings, gallery: Gallery) -> tuple[Settings, tuple[Problem, ...]]:
    """Give the paper its logo, if the settings name one: of content/, or of layouts/static/."""
    logo, site = settings.logo, settings.site
    if logo is None:
        return settings, ()
    target, trusted = logo.path, f"/{logo.path.text}"
    if trusted in gallery.trusted:
        target = Mention(trusted, target.line, target.column)
    found = find_picture(target, SETTINGS, gallery, MediaFacts(logo.alt or site.title))
    if isinstance(found, Problem):
        return settings, (found,)
    look = replace(site.look, logo=found)
    return replace(settings, site=replace(site, look=look)), ()
