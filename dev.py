#!/usr/bin/env python3
"""Set up, start and check PM Facilitator with nothing but Python: ``python3 dev.py --help``.

Standard library only, and readable by Python 3.8, so that an old Python can say what is wanted.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ON_WINDOWS = os.name == "nt"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")
STAMP = VENV / "set-up-for"
OLDEST = (3, 11)
NEWER_PYTHONS = ("python3.13", "python3.12", "python3.14", "python3.11")

COMMANDS = {
    "run": "start the app; further arguments are handed on to it",
    "test": "run the tests; further arguments are handed on to pytest",
    "check": "run ruff, mypy and import-linter",
    "bench": "measure: [NAME] [--json]",
    "screenshots": "take the pictures of the README",
    "figures": "write the reference drawings in docs/figures anew",
    "samples": "write the documents in docs/samples anew",
    "setup": "set everything up and stop there",
}
MODULES = {
    "run": "pm_facilitator",
    "test": "pytest",
    "bench": "benchmarks",
    "screenshots": "benchmarks.screenshots",
    "figures": "tests.reference",
    "samples": "tests.samples",
}
# The whole suite uses every core; a few tests start sooner without.
DEFAULTS = {"test": ["-n", "auto", "--dist", "worksteal"]}
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports", "--no-logo"),
)


class Stop(Exception):
    """What the person has to do first."""


def main(arguments: list[str]) -> int:
    """Do what the command line says and give the exit code."""
    command, rest = read_command_line(arguments)
    try:
        use_a_new_enough_python()
        see_to_packages(needed_packages(command, rest))
        see_to_environment()
    except Stop as stop:
        return complain(str(stop))
    except subprocess.CalledProcessError as error:
        return complain("this did not work: " + subprocess.list2cmdline(error.cmd))
    if command == "setup":
        return 0
    return check() if command == "check" else hand_over(command, rest)


def read_command_line(arguments: list[str]) -> tuple[str, list[str]]:
    """Split the command line into the command and what it hands on."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Whatever is missing is set up when it is first needed."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, purpose in COMMANDS.items():
        commands.add_parser(name, help=purpose, add_help=False)
    return parser.parse_args(arguments[:1]).command, arguments[1:]


def complain(message: str) -> int:
    """Say why nothing more is done, and give the exit code for it."""
    print("dev.py: " + message, file=sys.stderr)
    return 1


# What is done once everything is there


def hand_over(command: str, rest: list[str]) -> int:
    """Become the program that the command stands for."""
    line = [str(PYTHON), "-m", MODULES[command], *(rest or DEFAULTS.get(command, []))]
    if command != "run":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # What tests start would otherwise compile the whole app at every start.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.chdir(ROOT)
    if not ON_WINDOWS:
        os.execv(line[0], line)
    return subprocess.call(line)


def check() -> int:
    """Run every check, also after one has failed."""
    unclean = []
    for tool in CHECKS:
        print("$ " + " ".join(tool), flush=True)
        if subprocess.call([str(PYTHON.with_name(tool[0])), *tool[1:]], cwd=ROOT):
            unclean.append(" ".join(tool))
    return complain("not clean: " + ", ".join(unclean)) if unclean else 0


# Python


def use_a_new_enough_python() -> None:
    """Start again under a newer Python when this one is too old."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER_PYTHONS:
        python = shutil.which(name)
        if python and is_new_enough(python):
            sys.exit(subprocess.call([python, *sys.argv]))
    raise Stop(
        "Python {}.{} or newer is needed, and this is {}.{}. Please install a newer one and run "
        "this again.".format(*OLDEST, *sys.version_info[:2])
    )


def is_new_enough(python: str) -> bool:
    """Ask an interpreter for its version; a version manager may know the name and have none."""
    code = "import sys; sys.exit(sys.version_info < {})".format(OLDEST)
    return subprocess.call([python, "-c", code], stderr=subprocess.DEVNULL) == 0


# What the operating system has to bring


def needed_packages(command: str, rest: list[str]) -> list[str]:
    """Give the packages of the operating system that a command needs and does not find."""
    packages = missing_for_qt(command, rest)
    if not is_set_up() and importlib.util.find_spec("ensurepip") is None:
        packages.append(package_of_venv())
    return packages


def missing_for_qt(command: str, rest: list[str]) -> list[str]:
    """Give the packages that Qt lacks for what the command is going to show."""
    from pm_facilitator.ui import platform_check

    if command == "check":
        return []
    reason = platform_check.no_display() if command == "run" else None
    if reason and not rest:
        raise Stop(reason)
    if reason:
        return []  # most of the app's own commands need no screen, and it says which do
    shows = command in ("run", "setup")
    platform = platform_check.chosen_platform() if shows else "offscreen"
    missing = platform_check.missing_libraries(platform)
    manager = platform_check.installer()
    if missing and manager is None:
        raise Stop("Qt needs these libraries; please install them: " + ", ".join(missing))
    return platform_check.packages_of(missing, manager) if manager else []


def package_of_venv() -> str:
    """Give the package with which Debian completes the Python that is running."""
    if sys.base_prefix == "/usr" and shutil.which("apt-get"):
        return "python{}.{}-venv".format(*sys.version_info[:2])
    raise Stop(
        "this Python ({}) cannot make environments: its module ensurepip is missing. Please "
        "install it, or use another Python.".format(sys.executable)
    )


def see_to_packages(packages: list[str]) -> None:
    """Install packages where that is allowed, otherwise give the line that does it."""
    if not packages:
        return
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        manager = "apt-get" if apt else "dnf"
        raise Stop(
            "packages of the system are missing. Install them, then run this again:\n"
            "sudo {} install -y {}".format(manager, " ".join(packages))
        )
    print("dev.py: installing packages of the system: " + " ".join(packages), flush=True)
    environ = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    wait = "DPkg::Lock::Timeout=120"
    install = [apt, "install", "-qq", "-y", "--no-install-recommends", "-o", wait, *packages]
    subprocess.call([apt, "update", "-qq"], stdout=subprocess.DEVNULL)
    subprocess.run(install, check=True, env=environ, stdout=subprocess.DEVNULL)


# The environment


def wanted_stamp() -> str:
    """Give what the environment is made for: a Python and a place, and what is to be in it."""
    place = "{}.{} {}".format(*sys.version_info[:2], ROOT)
    content = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    return "{}\n{}\n".format(place, content)


def is_set_up() -> bool:
    """Tell whether the environment is there and made for this pyproject.toml."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted_stamp()


def see_to_environment() -> None:
    """Make the environment, or bring it up to date."""
    if is_set_up():
        return
    print("dev.py: setting up .venv; the first time takes a few minutes", flush=True)
    if not can_be_kept():
        # Whoever linked an environment here still uses it elsewhere: only the link may go.
        if VENV.is_symlink():
            VENV.unlink()
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    STAMP.unlink(missing_ok=True)
    # Groups of dependencies are understood by pip 25.1 and later only.
    install = [str(PYTHON), "-m", "pip", "install", "--quiet"]
    subprocess.run([*install, "--upgrade", "pip"], check=True, cwd=ROOT)
    subprocess.run([*install, "--editable", ".", "--group", "dev"], check=True, cwd=ROOT)
    STAMP.write_text(wanted_stamp())


def can_be_kept() -> bool:
    """Tell whether the environment that is there can be brought up to date."""
    if not STAMP.exists() or not PYTHON.exists():
        return False
    same_place = STAMP.read_text().splitlines()[:1] == wanted_stamp().splitlines()[:1]
    # Another tool may have taken pip away.
    ask = [str(PYTHON), "-m", "pip", "--version"]
    return same_place and subprocess.call(ask, stdout=subprocess.DEVNULL) == 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
