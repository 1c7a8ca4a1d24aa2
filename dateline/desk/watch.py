"""A build that is watched: where its time goes, and why a page is printed again."""

from contextlib import nullcontext

from msgspec.structs import replace

from dateline.build import Project, Report, build
from dateline.desk.profile import Profile
from dateline.desk.request import Request
from dateline.desk.why import answer, ask, compare
from dateline.model.file import Order
from dateline.publish.press import Press


def build_watched(project: Project, press: Press, request: Request) -> Report:
    """Build, and tell what was asked for."""
    profile, asked = Profile(), ask(request.why)
    seen: list[Order] = []

    def look(orders: list[Order]) -> None:
        seen.extend(orders)
        if request.why:
            compare(asked, orders, press)

    with profile.watching() if request.profile else nullcontext():
        report = build(replace(project, look=look), press)
    if request.profile:
        profile.count(seen, press.made)
        print("\n".join(profile.lines()))
    if request.why and seen:  # a build that an error stopped has ordered nothing
        print("\n".join(answer(asked, press.made)))
    return report
