"""How long the year's reports take: 60 agencies on 5 items with long texts, each kind of file rendered apart."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from bot.reports import csv, docx, picture, xlsx
from tests.reports.docx_samples import crowded

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.reports.data import YearReport

RENDERERS: dict[str, Callable[[YearReport], bytes]] = {
    "DOCX": docx.render,
    "XLSX": xlsx.render,
    "CSV": csv.render,
    "PNG": picture.render,
}
"""Each kind of file by its name."""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--agencies",
        type=int,
        default=60,
        help="how many agencies report on every item (default: %(default)s)",
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each (default: %(default)s)")
    options = parser.parse_args()
    for name, render in RENDERERS.items():
        times = []
        size = 0
        for _ in range(options.rounds):
            # A new report each time: what it works out once is part of the cost.
            report = crowded(options.agencies)
            start = perf_counter()
            size = len(render(report))
            times.append(perf_counter() - start)
        shown = f"report, {name}, {options.agencies} agencies x 5 items"
        print(f"{shown:<40}median {median(times):.2f} s   max {max(times):.2f} s   {size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
