"""Entry point of scripts/bench."""

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
import sys
from typing import Final

from benchmarks import (
    household,
    p01_motion,
    p02_detector,
    p03_recording,
    p04_bell,
    p05_cut,
    p06_vault,
    p07_search,
    p08_ledger,
    p09_watching,
    p10_masks,
    p11_start,
    p12_panel,
    p13_outside,
    p14_requests,
)
from benchmarks.measure import Benchmark, Line, better, failures, write

BENCHMARKS: dict[str, Benchmark] = {
    "P1": p01_motion.run,
    "P2": p02_detector.run,
    "P3": p03_recording.run,
    "P4": p04_bell.run,
    "P5": p05_cut.run,
    "P6": p06_vault.run,
    "P7": p07_search.run,
    "P8": p08_ledger.run,
    "P9": p09_watching.run,
    "P10": p10_masks.run,
    "P11": p11_start.run,
    "P12": p12_panel.run,
    "P13": p13_outside.run,
    "P14": p14_requests.run,
    "Load": household.run,
}
QUICK = ("P1", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12", "P13", "P14", "Load")
"""What CI compares."""
AT_ONCE = (("P3", "P4", "P14"), ("P13", "Load"))
"""The quick form measures these beside each other. Cameras and clocks are what they wait for most of the time; of P3
and P14 CPU time is measured, and P13 compares like with like, in turn."""
FOLDER = Path(__file__).resolve().parent
_WIDTH: Final = 62
REPETITIONS, QUICK_REPETITIONS = 5, 2


def main() -> int:
    """Run the chosen benchmarks; the quick form fails where a ratio has become much worse."""
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("names", nargs="*", metavar="P", help=f"some of {' '.join(BENCHMARKS)}; all by default")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, compared with the stored ratios")
    parser.add_argument("--store", action="store_true", help="with --quick: make the measured ratios the stored ones")
    options = parser.parse_args()
    if options.store and not options.quick:
        # The long form measures other lines, and more of each: nothing would be there that the quick one looks for.
        parser.error("what is stored is what --quick compares with: --store goes with --quick")
    unknown = set(options.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"there is no {' or '.join(sorted(unknown))}")
    names = options.names or (QUICK if options.quick else [*BENCHMARKS])
    failed: list[str] = []
    _print(f"    {'':<4} {'what / baseline':<{_WIDTH}} {'ratio':>8}  target       (ours / baseline)")
    measured: dict[str, list[Line]] = {}
    for name in names:
        beside = next((group for group in AT_ONCE if options.quick and name in group and {*group} <= {*names}), (name,))
        if name not in measured:
            measured |= _at_once(beside, is_quick=options.quick)
        lines = measured[name]
        failed += _judge(name, lines, is_quick=options.quick, is_stored=options.store)
    for failure in failed:
        _print(f"Failed: {failure}")
    return bool(failed)


def _at_once(names: Sequence[str], *, is_quick: bool) -> dict[str, list[Line]]:
    if len(names) == 1:
        return {name: _measured(name, is_quick=is_quick) for name in names}
    # As processes: in one, whoever measures a time would wait for the other one's lock.
    with ProcessPoolExecutor(len(names)) as pool:
        # What runs there is found by its module, which this program's is not.
        times = _repetitions(is_quick=is_quick)
        begun = {name: pool.submit(BENCHMARKS[name], times, is_quick=is_quick) for name in names}
        return {name: measuring.result() for name, measuring in begun.items()}


def _measured(name: str, *, is_quick: bool) -> list[Line]:
    return BENCHMARKS[name](_repetitions(is_quick=is_quick), is_quick=is_quick)


def _repetitions(*, is_quick: bool) -> int:
    return QUICK_REPETITIONS if is_quick else REPETITIONS


def _judge(name: str, lines: list[Line], *, is_quick: bool, is_stored: bool) -> list[str]:
    stored = FOLDER / "stored" / f"{name}.json"
    if is_quick and failures(lines, stored):
        # What the machine did meanwhile does not happen twice; what a change of ours did, does.
        lines = better(lines, _measured(name, is_quick=True))
    for entry in lines:
        _print(row(name, entry))
    write(lines, FOLDER / "results" / f"{name}.json")
    if is_stored:
        write(lines, stored)
    return failures(lines, stored if is_quick else None)


def row(name: str, entry: Line) -> str:
    """Return the row of one ratio: verdict, budget, what is compared with what, target, and both figures."""
    mark = "✓" if entry.ok else "✗"
    measured = f"({entry.ours:.4g} / {entry.baseline:.4g})"
    return f"  {mark} {name:<4} {entry.name:<{_WIDTH}} {entry.ratio:8.4f}  ≤ {entry.target:<9.4g}  {measured}"


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201  # the table is what the program is for


if __name__ == "__main__":
    sys.exit(main())
