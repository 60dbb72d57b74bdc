"""Run the benchmarks: ``python -m benchmarks [NAME] [--json]``."""

import argparse
import json
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from benchmarks.common import machine_facts

NAMES = (
    "startup",
    "commit",
    "canvas",
    "find",
    "export",
    "timeline",
    "importing",
    "logs",
    "language",
    "participants",
)
"""The benchmarks: modules of this package with a ``measure() -> dict`` or ``list`` of such."""


def main() -> None:
    """Measure and print, as a table or as JSON."""
    known = [name for name in NAMES if find_spec(f"benchmarks.{name}")]
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("name", nargs="?", choices=known, help="only this one")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    results = [
        {"name": name, **result}
        for name in ([asked.name] if asked.name else known)
        for result in _measured(name)
    ]
    facts = machine_facts()
    if asked.json:
        print(json.dumps({"machine": facts, "results": results}, indent=2))
    else:
        _print_table(facts, results)


def _measured(name: str) -> list[dict[str, Any]]:
    found = import_module(f"benchmarks.{name}").measure()
    return found if isinstance(found, list) else [found]


def _print_table(facts: dict[str, Any], results: list[dict[str, Any]]) -> None:
    print(", ".join(f"{key} {value}" for key, value in facts.items()))
    for result in results:
        if "skipped" in result:
            print(f"\n{result['name']}: {result['what']}  skipped: {result['skipped']}")
            continue
        ratio, aim = result.get("ratio"), result.get("aim")
        print(f"\n{result['name']}: {result['what']}  {_figure(result)}")
        if ratio is not None:
            print(f"  {result['against']}  {result['against_ms']:.3f} ms")
            medians = result.get("ratio_of_medians")
            of_medians = f" ({medians:.2f} of the medians)" if medians is not None else ""
            print(f"  ratio {ratio:.2f}{of_medians}" + (f", aim {aim:.2f}" if aim else ""))


def _figure(result: dict[str, Any]) -> str:
    if "mib" in result:
        return f"{result['mib']} MiB, aim {result['aim_mib']:.0f}"
    said = f"{result['ms']:.3f} ms (median)"
    if "p99" in result:
        said += f", {result['p99']:.2f} ms (99th percentile), aim {result['aim_p99']:.0f}"
    if "p95" in result:
        said += f", {result['p95']:.2f} ms (95th percentile)"
        # What the group sees comes a turn later, and has no aim of its own.
        said += f", aim {result['aim_p95']:.0f}" if "aim_p95" in result else ""
    return said


if __name__ == "__main__":
    main()
