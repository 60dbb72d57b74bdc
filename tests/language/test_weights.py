"""Weights are written in rows of signs that begin alike, and read as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.language.weights import Weights, parted, rows

_WORD = st.text("abc-", min_size=1, max_size=3)
_JOINTS = st.sampled_from(["¦", "+", "&", "<", ">", ">>"])
_SIGNS = st.one_of(_WORD, st.tuples(_WORD, _JOINTS, _WORD).map("".join), _WORD.map(">>{}".format))


@given(st.dictionaries(_SIGNS, st.integers(-40, 40)))
def test_weights_are_read_as_they_were_written(weights: dict[str, int]) -> None:
    read = Weights("\n".join(rows(weights)))
    assert dict(read) == weights
    assert len(read) == len(weights)
    assert all(read[sign] == weight for sign, weight in weights.items())


def test_signs_that_begin_alike_share_a_row() -> None:
    weights = {"a": 2, "b¦c": -1, "b¦d": 3, "b+c": 1, "P>forget": 4, "P>>can>see": 1, ">see": 2}
    assert list(rows(weights)) == [
        " +2 a",
        "> +2 see",
        "P> +4 forget",
        "P>> +1 can>see",
        "b+ +1 c",
        "b¦ -1 c +3 d",
    ]


@pytest.mark.parametrize(
    ("sign", "head"),
    [
        ("a", ""),
        ("-", ""),
        ("a¦-", "a¦"),
        ("-&a", "-&"),
        (">>a", ">>"),
        ("P>not>a", "P>"),
        ("^+$", "^+"),
    ],
)
def test_a_sign_is_parted_at_its_first_joint(sign: str, head: str) -> None:
    assert parted(sign) == (head, sign.removeprefix(head))


def test_what_has_no_weight_is_in_no_row() -> None:
    weights = Weights.of({"b¦c": 1})
    assert (weights.get("b¦d"), weights.get("c"), dict(weights.after("c¦"))) == (None, None, {})
