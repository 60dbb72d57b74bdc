"""Write the samples anew: ``python3 dev.py samples``, or ``python -m tests.samples``."""

import sys

from tests.samples.files import FOLDER, makers


def main() -> None:
    """Write every sample, and take away those that nothing makes any more."""
    wanted = makers()
    for path in FOLDER.rglob("*.*"):
        if path.name != "README.md" and path.relative_to(FOLDER).as_posix() not in wanted:
            path.unlink()
    for name, make in wanted.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = make()
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
    sys.stdout.write(f"{len(wanted)} samples in {FOLDER}\n")


if __name__ == "__main__":
    main()
