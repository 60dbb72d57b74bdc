import re

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.importers.times.scanning import around

FORM = re.compile(r"(?<![0-9/])[0-3]?[0-9][/.][0-9]{1,2}(?![0-9])")
MARKS = (re.compile(r"/(?<=[0-9]/)[0-9]"), re.compile(r"\.(?<=[0-9].)[0-9]"))


@given(st.text("0123/. a", max_size=30))
def test_what_is_found_at_its_marks_is_all_there_is(text: str) -> None:
    found = [match.span() for match in around(FORM, MARKS, text)]
    assert found == [match.span() for match in FORM.finditer(text)]
