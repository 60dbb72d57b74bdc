"""Other linters of prose, fetched into a folder outside the project and timed in their own way."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 240
"""Seconds that fetching, or one measurement, may take."""

_NODE = """
{imports}
import {{readFileSync}} from 'node:fs';
const {{sentences, rounds}} = JSON.parse(readFileSync(0, 'utf8'));
const times = [];
for (let round = 0; round <= rounds; round++) {{
  const before = process.cpuUsage();
  for (const sentence of sentences) check(sentence);
  const used = process.cpuUsage(before);
  times.push((used.user + used.system) / 1000 / sentences.length);
}}
console.log(JSON.stringify(times.slice(1).sort((a, b) => a - b)[Math.floor(rounds / 2)]));
"""
_PYTHON = """
import json, sys, time
from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile
CheckRegistry().register_many(__register__)
given, times = json.load(sys.stdin), []
for _ in range(given["rounds"] + 1):
    started = time.process_time()
    for sentence in given["sentences"]:
        LintFile("sentence", sentence).lint()
    times.append((time.process_time() - started) * 1000 / len(given["sentences"]))
print(json.dumps(sorted(times[1:])[given["rounds"] // 2]))
"""


@dataclass(frozen=True)
class Absent:
    """Why something could not be measured."""

    reason: str


@dataclass(frozen=True)
class Peer:
    """One linter: how its program is called, and how its library checks one sentence."""

    name: str
    imports: str = ""
    arguments: tuple[str, ...] = ()

    def program(self, folder: Path) -> Path:
        """Give where its program lies."""
        return folder / ("node_modules/.bin" if self.imports else "python/bin") / self.name

    def absent(self, folder: Path) -> Absent | None:
        """Say why it cannot be measured, if so."""
        if self.program(folder).exists():
            return None
        return Absent(f"{self.name} is not in {folder}")

    def command(self, folder: Path, document: Path) -> list[str]:
        """Give the words that check one document."""
        return [str(self.program(folder)), *self.arguments, str(document)]

    def in_process(self, folder: Path, sentences: list[str], rounds: int) -> float | Absent:
        """Give the milliseconds that its library needs for a sentence, the median of the rounds."""
        if absent := self.absent(folder):
            return absent
        given = json.dumps({"sentences": sentences, "rounds": rounds})
        if self.imports:
            script = _NODE.format(imports=self.imports)
            command = ["node", "--input-type=module", "-e", script]
        else:
            command = [str(folder / "python" / "bin" / "python"), "-c", _PYTHON]
        said = _run(command, folder, given)
        return said if isinstance(said, Absent) else float(json.loads(said))


PEERS = (
    Peer("write-good", "import writeGood from 'write-good'; const check = (s) => writeGood(s);"),
    Peer("alex", "import {markdown} from 'alex'; const check = (s) => markdown(s);"),
    Peer("proselint", arguments=("check",)),
)


def folder() -> Path | Absent:
    """Give the folder with the others, after fetching them where none was named."""
    if named := os.environ.get("PM_PEERS"):
        return Path(named)
    made = Path(tempfile.gettempdir()) / "pm-facilitator-peers"
    npm = shutil.which("npm")
    if npm and not (made / "node_modules").is_dir():
        made.mkdir(exist_ok=True)
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(made)]
        _run([npm, "install", *quiet, "write-good", "alex"], made)
    if not (made / "python").is_dir():
        made.mkdir(exist_ok=True)
        _run([sys.executable, "-m", "venv", str(made / "python")], made)
        pip = str(made / "python" / "bin" / "python")
        _run([pip, "-m", "pip", "install", "--quiet", "proselint"], made)
    return made if made.is_dir() else Absent("nothing could be fetched")


def _run(command: list[str], here: Path, given: str = "") -> str | Absent:
    try:
        done = subprocess.run(
            command,
            cwd=here,
            input=given,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return Absent(f"{Path(command[0]).name}: {type(error).__name__}")
    return done.stdout
