"""Write the reference drawings anew: ``python3 dev.py figures``."""

import sys

from tests.reference.files import FOLDER, PDF, pdf_file, svg_files


def main() -> None:
    """Write every drawing, and take away those that nothing draws any more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    drawn = svg_files()
    for path in FOLDER.glob("*.svg"):
        if path.name not in drawn:
            path.unlink()
    for name, text in drawn.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    (FOLDER / PDF).write_bytes(pdf_file())
    sys.stdout.write(f"{len(drawn)} drawings and {PDF} in {FOLDER}\n")


if __name__ == "__main__":
    main()
