"""Nagios, and what writes its log like it, such as Icinga and Naemon."""

import re

from pm_facilitator.importers.draft import ReviewDraft
from pm_facilitator.importers.formats.feed import Entry, Feed
from pm_facilitator.importers.formats.values import clean
from pm_facilitator.importers.protocol import Hints, Watch
from pm_facilitator.importers.source import Source

_LINE = re.compile(r"\[(?P<when>[0-9]{10})\] (?P<text>\S.*)")
_OWN = re.compile(
    r"\[[0-9]{10}\] (?:Nagios |Icinga |Naemon |Local time is |LOG (?:ROTATION|VERSION): "
    r"|Auto-save of |(?:CURRENT |INITIAL )?(?:HOST|SERVICE)(?: DOWNTIME| FLAPPING)?"
    r" (?:ALERT|STATE|NOTIFICATION): |EXTERNAL COMMAND: |PASSIVE (?:HOST|SERVICE) CHECK: )"
)
_QUIET = re.compile(
    r"Local time is |LOG (?:ROTATION|VERSION): |Auto-save of |Finished daemonizing"
    r"|(?:CURRENT|INITIAL) (?:HOST|SERVICE) STATE: |EXTERNAL COMMAND: PROCESS_"
    r"|PASSIVE (?:HOST|SERVICE) CHECK: "  # what changed by it is an alert of its own
    r"|(?:wproc|nerd|qh|core): "
)
"""What the program does for itself, and how things were when it looked."""

_LOOKED_AT = 60
_MOST_OTHERS = 0.3
_LEAST = 2


class Nagios:
    """Reads alerts, notifications, commands and what the program says of itself."""

    name = "Nagios log"

    def recognises(self, source: Source) -> bool:
        """Look for seconds in brackets, and for what only this program says."""
        if source.files or not source.head.startswith("["):
            return False
        lines = [line for line in source.head.split("\n")[:_LOOKED_AT] if line.strip()]
        timed = sum(map(bool, map(_LINE.match, lines)))
        enough = max(_LEAST, len(lines) * (1 - _MOST_OTHERS))
        return timed >= enough and any(map(_OWN.match, lines))

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read each line; what the program does for itself on wish.

        Raises:
            ImportFailed: when there are far too many.
            Cancelled: when the watch says so.
        """
        lines = source.text.split("\n")
        feed = Feed(source, hints, watch, total=len(lines), place="line")
        for number, line in enumerate(lines, 1):
            if match := _LINE.match(line):
                text = clean(match["text"])
                quiet = _QUIET.match(text)
                feed.add(number, Entry(match["when"], text, source="Nagios", key=not quiet))
        return feed.draft(self.name)
