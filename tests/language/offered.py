"""Counts how often the coach offers a better sentence: `python -m tests.language.offered`."""

import sys
from collections import Counter

from pm_facilitator.language.coach import Coach
from tests.language.scoring import paths, read


def offered() -> tuple[Counter[str], Counter[str]]:
    """Give the findings in the open corpora that come with a sentence, and all, by kind."""
    coach = Coach()
    found = [
        finding
        for path in paths(held=False)
        for each in read(path)
        for finding in coach.check(each.text)
    ]
    better = Counter(finding.kind for finding in found if finding.suggestion is not None)
    return better, Counter(finding.kind for finding in found)


def main() -> int:
    """Print the rows of the table in docs/rewording.md."""
    better, heard = offered()
    for kind in sorted(heard, key=lambda kind: (-better[kind] / heard[kind], kind)):
        sys.stdout.write(f"| {kind} | {better[kind]} | {heard[kind]} |\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
