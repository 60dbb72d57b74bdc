"""What the command ``lint`` can be told; imports little, as every command reads it."""

import argparse
from pathlib import Path


def add_options(lint: argparse.ArgumentParser) -> None:
    """Add what the command can be told: texts, names, own rules, and how findings are shown."""
    lint.add_argument(
        "files", metavar="FILE", nargs="+", help="a text, a folder, or - for standard input"
    )
    lint.add_argument("--lines", action="store_true", help="take every line as a text of its own")
    lint.add_argument(
        "--actions", action="store_true", help="tell which actions of a report are vague, too"
    )
    lint.add_argument("--names", metavar="A,B", type=_names, default=(), help="people's names")
    lint.add_argument(
        "--components", metavar="A,B", type=_names, default=(), help="names that are no people's"
    )
    lint.add_argument(
        "--language",
        metavar="LANGUAGE",
        type=_language,
        help="of the texts, such as de; else they tell it themselves",
    )
    lint.add_argument(
        "--rules", metavar="TOML", type=Path, help="own rules, in place of those found by the text"
    )
    lint.add_argument(
        "--severity",
        choices=("hint", "warning"),
        default="hint",
        help="leave out what is milder; hints count unless told otherwise",
    )
    form = lint.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--sarif", action="store_true", help="print SARIF 2.1.0 for code review")
    form.add_argument("--quiet", action="store_true", help="print nothing; the exit code tells")


def _language(text: str) -> str:
    from pm_facilitator.language.grammar import known_languages

    if text not in known_languages():
        known = ", ".join(known_languages())
        raise argparse.ArgumentTypeError(f"{text} is no language that is known: {known}")
    return text


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))
