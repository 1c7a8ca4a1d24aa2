"""The paper itself in schema.org's words (JSON-LD), with the pages that say how it works."""

from typing import Final

from markupsafe import Markup

from dateline.layout.pictures import still_view
from dateline.layout.views.schema_org import script_json
from dateline.model.site import Site

Data = dict[str, object]

# schema.org's property for each policy of the settings.
_PROPERTIES: Final = {
    "coverage": "missionCoveragePrioritiesPolicy",
    "principles": "publishingPrinciples",
    "ethics": "ethicsPolicy",
    "corrections": "correctionsPolicy",
    "verification": "verificationFactCheckingPolicy",
    "unnamed_sources": "unnamedSourcesPolicy",
    "disclaimers": "publishingPrinciples",  # the nearest: it has no property of its own
    "ownership": "ownershipFundingInfo",
    "diversity": "diversityPolicy",
    "masthead": "masthead",
    "feedback": "actionableFeedbackPolicy",
}


def paper_data(site: Site) -> Markup:
    """Return the site and its publisher, each under the one `@id` by which articles name it."""
    publisher, home = site.publisher, site.url("/")
    organization: Data = {
        "@type": "NewsMediaOrganization",
        "@id": f"{home}#publisher",
        "name": publisher.name,
        "url": publisher.url or home,
        "email": publisher.email,
        "logo": _logo(site),
        "sameAs": [each.value for each in site.trust if each.variable == "social"],
        **_policies(site),
    }
    website: Data = {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "name": site.title,
        "description": site.description or site.tagline,
        "url": home,
        "inLanguage": site.language,
        "publisher": {"@id": f"{home}#publisher"},
    }
    return script_json(
        {"@context": "https://schema.org", "@graph": [_known(website), _known(organization)]}
    )


def _logo(site: Site) -> Data | str:
    """The logo as search engines take it: one file, and no choice of formats."""
    if site.look.logo is None:
        return ""
    logo = still_view(site.look.logo, site.url)
    return {"@type": "ImageObject", "url": logo.src, "width": logo.width, "height": logo.height}


def _policies(site: Site) -> Data:
    found: dict[str, list[str]] = {}
    for policy in site.policies:
        urls = found.setdefault(_PROPERTIES[policy.key], [])
        urls.append(site.url(policy.address))
    return {name: urls if len(urls) > 1 else urls[0] for name, urls in found.items()}


def _known(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in ("", [])}
