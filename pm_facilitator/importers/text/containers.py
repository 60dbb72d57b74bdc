"""Posts that stand in containers, as generators of status pages have them: "::: update ...|..."."""

import re

_OPENS = re.compile(
    r"\s{0,3}(?P<marks>:{3,6})\s?(?P<name>[a-z][a-z-]{1,20})\s+(?P<one>[^|]{2,60})\|(?P<other>[^|]{2,60})",
    re.I,
)
_WHEN = re.compile(r"(?:19|20)[0-9]{2}[-/.][0-9]|[0-2]?[0-9]:[0-5][0-9]", re.A)


def without_containers(raw: list[str]) -> list[str]:
    """Write "::: update Resolved | 2026-03-02 14:03" as a time and a state over its paragraph.

    Each line stays on its number; the marks that close it become empty. Containers whose opening
    tells no time, such as warnings, stay as they are.
    """
    told, marks = list(raw), ""
    for index, line in enumerate(raw):
        if marks and line.strip() == marks:
            told[index], marks = "", ""
        elif ":::" in line and (match := _OPENS.fullmatch(line)):
            parts = [match["one"].strip(), match["other"].strip()]
            when = [part for part in parts if _WHEN.search(part)]
            if len(when) == 1:
                state = next(part for part in parts if part not in when)
                told[index], marks = f"**{when[0]} {state}**", match["marks"]
    return told
