"""The understudy: learns its part, the spare tree, while the next build reads.

A spare that has much to learn would keep waiting whoever waits for an edition: it is brought up to
public/ by a process of its own, under the lock of the build that needs it next.
"""

import os
import signal
from collections.abc import Mapping

from dateline.publish.edition import Edition, edition_of, refusal
from dateline.publish.placing import MANY, Touched, bring, open_spare
from dateline.publish.press import Press
from dateline.publish.survey import Survey
from dateline.publish.surveying import all_of, keep_surveys, look_over
from dateline.publish.surveyor import PUBLIC, SPARE


def prepare_next(
    wanted: Mapping[str, bytes], public: Survey | None, touched: Touched, press: Press, once: bool
) -> None:
    """Write down what stands in both trees, now that these files are published.

    What would be much work, a spare in which all has to change, is left to the understudy: it knows
    it by the lack of a survey.
    """
    folders, edition = press.folders, press.edition
    spare = None
    if os.path.lexists(folders.spare):
        if not edition.others and (len(touched.digests) < MANY or not hasattr(os, "fork")):
            changed = Touched(touched.digests)
            spare = look_over(folders.spare, edition.files, edition, changed, press)
    elif not once:
        new = Edition(dict(wanted))
        bring(wanted, new, open_spare(folders, new, press.surveyor), folders)
        public = look_over(folders.public, wanted, Edition(), all_of(wanted), press)
        spare = look_over(folders.spare, wanted, Edition(), all_of(wanted), press)
    keep_surveys({PUBLIC: public, SPARE: spare}, folders)


def send_understudy(press: Press) -> None:
    """Have the spare tree brought up to public/ while the build reads, if that is much work.

    The lock must be held: the process keeps it until it is done, whatever becomes of this one.
    """
    public, spare = press.surveyor.kept(PUBLIC), press.surveyor.kept(SPARE)
    few = public is None or spare is not None or len(public.files) < MANY
    if not (few or press.folders.in_place or not hasattr(os, "fork")):
        press.surveyor.hand_over(lambda: _learn(press))


def _learn(press: Press) -> bool:
    """Make of the spare tree, whatever stands in it, links to all that is published; tell if so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # half a lesson would cost more than its end
    folders = press.folders
    if os.path.lexists(folders.between) or refusal(folders) is not None:
        return False  # for the build to mend, or to tell
    survey = press.surveyor.trusted(PUBLIC)
    if survey is None:
        return False
    edition = edition_of(survey)
    wanted = edition.files
    spare = open_spare(folders, edition, press.surveyor)
    touched = bring(wanted, edition, spare, folders)
    changed = Touched(touched.digests)
    public = look_over(folders.public, wanted, edition, changed, press)
    learnt = look_over(folders.spare, wanted, spare, touched, press)
    keep_surveys({PUBLIC: public, SPARE: learnt}, folders)
    return True
