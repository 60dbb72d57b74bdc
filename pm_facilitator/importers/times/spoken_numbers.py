"""Small numbers as people say them: one to twelve, twenty, half an hour."""

# fmt: off
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "twenty-five": 25, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60,
    "ninety": 90,
}
# fmt: on

TO_TWELVE = "|".join(list(NUMBERS)[:12])
"""The hours of the clock, as a pattern."""

ANY_NUMBER = "|".join(sorted(NUMBERS, key=len, reverse=True)).replace("-", "[- ]")
"""All of them, as a pattern; what has two words comes first."""


def count_of(said: str) -> int:
    """Give the number that stands before a unit: as `number_of`, and 1 for "a" and "an"."""
    return 1 if said.lower() in ("a", "an") else number_of(said)


def number_of(said: str) -> int:
    """Give the number of digits or of one of these words."""
    return int(said) if said.isdecimal() else NUMBERS[said.lower().replace(" ", "-")]
