"""Forms for notes as people fill them in and as programs send them back."""

from collections.abc import Sequence


def fill(form: str, *answers: Sequence[str], name: str = "") -> str:
    """Write the answers to each question behind its dashes, and a name where one is asked for."""
    out: list[str] = []
    parts = iter(answers)
    for line in form.splitlines():
        if line == "-" and not (out and out[-1].startswith("-")):
            out += [f"- {answer}" for answer in next(parts, ())] or ["-"]
        elif line == "Name:":
            out.append(f"Name: {name}".rstrip())
        elif line != "-":
            out.append(line)
    return "\n".join(out)


def quote(text: str, mark: str = "> ") -> str:
    """Put a mark before every line, as mail programs do in a reply."""
    return "\n".join(mark + line for line in text.splitlines())
