"""The content security policy of every page (CSP Level 3): what a browser may load, and no more."""

from urllib.parse import urlsplit

from dateline.model.site import Site

# Pages run no script but those beside the stylesheet, and load nothing from elsewhere; a form, if
# there is one, leads to the search, or to where readers sign up or reply. The search fetches its
# index; without `connect-src` Chromium's own tools can't fetch robots.txt either.
_POLICY = (
    "default-src 'none'",
    "img-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
)


def content_security_policy(site: Site, framing: bool = False) -> str:
    """Return the policy; with `framing` also who may frame a page, which a `<meta>` can't say."""
    leads = ("'self'" if site.pages.search else "", _origin(site.sign_up), _origin(site.reply))
    forms = " ".join(dict.fromkeys(filter(None, leads))) or "'none'"
    parts = [*_POLICY, f"form-action {forms}"]
    if framing:
        parts.append("frame-ancestors 'none'")
    return "; ".join(parts)


def _origin(contact: str) -> str:
    parts = urlsplit(contact)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") else ""
