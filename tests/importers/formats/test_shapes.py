"""Of which program some values are is told by the keys of what they list."""

from typing import Any

from pm_facilitator.importers.formats.shapes import Shape, shape_of
from pm_facilitator.importers.formats.values import mappings, word


def _name(each: dict[str, Any]) -> str:
    return word(each, "name")


MILLS = Shape("Mills", lambda values: mappings(values, "mills"), [("name", "wheel")], _name)
OVENS = Shape("Ovens", mappings, [("name", "heat"), ("name", "door")], _name)


def test_the_first_shape_whose_keys_stand_there_is_taken_with_its_objects() -> None:
    known = shape_of({"mills": [{"name": "north", "wheel": 3}]}, (OVENS, MILLS))
    assert known is not None
    shape, listed = known
    assert (shape.name, [shape.told(each) for each in listed]) == ("Mills", ["north"])


def test_one_of_several_sets_of_keys_is_enough() -> None:
    known = shape_of([{"name": "east", "door": "shut"}], (MILLS, OVENS))
    assert known is not None
    assert known[0].name == "Ovens"


def test_values_of_another_program_have_no_shape() -> None:
    assert shape_of([{"name": "east", "wheel": 3}], (MILLS, OVENS)) is None
