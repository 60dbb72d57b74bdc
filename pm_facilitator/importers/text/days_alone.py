"""Lines that are or open with a day, asked about without loading the patterns of dates before.

A check of wording has to start quickly, and those patterns take long to make.
"""

import re

_DAY = re.compile(r"(?:[0-3]?[0-9]\.?\s[^\W\d_]{3,9}\.?,?\s20[0-9]{2}|20[0-9-]{8})\W*$", re.A)


def opens_with_day(text: str) -> bool:
    """Tell whether a line opens with a day."""
    from pm_facilitator.importers.times.dates import opens_with_day as opens

    return opens(text)


def is_day_or_year(text: str) -> bool:
    """Tell whether a line is no more than a year, or than a whole day."""
    from pm_facilitator.importers.times.date_mentions import year_alone

    return bool(year_alone(text) or _DAY.match(text))
