"""Speed of the package as ratios within one run: against the bare C call, pandas and polars.

2,000 runners x 1,095 days, 40 % rest days, integer metres; medians of some rounds. Needs the
package and NumPy; KNEELOAD_BUILD_DIR names the build tree whose shared library is called bare.
"""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import kneeload as kl
import numpy as np

RUNNERS, DAYS, ROUNDS = 2000, 1095, 15


class Fleet(ctypes.Structure):
    _fields_ = [
        ("load", ctypes.c_void_p),
        ("state", ctypes.c_void_p),
        ("n_runners", ctypes.c_size_t),
        ("n_days", ctypes.c_size_t),
        ("day0", ctypes.c_int32),
        ("reserved", ctypes.c_int32),
    ]


class Columns(ctypes.Structure):
    _fields_ = [(name, ctypes.c_void_p) for name in ("value", "lo", "hi", "flags", "defined")] + [
        ("fill", ctypes.c_double)
    ]


def typical(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def shared_library() -> ctypes.CDLL:
    root = Path(__file__).resolve().parents[2]
    tree = Path(os.environ.get("KNEELOAD_BUILD_DIR", root / "build" / "release"))
    return ctypes.CDLL(str(tree / "libkneeload.so"))


def bare_call(library: ctypes.CDLL, loads: np.ndarray) -> Callable[[], None]:
    """The C call, with new memory for its results each time, as the package needs it."""
    fleet = Fleet(loads.ctypes.data, None, RUNNERS, DAYS, 0, 0)

    def call() -> None:
        values = [np.empty_like(loads) for _ in range(2)]
        rolling, ewma = (
            Columns(value.ctypes.data, None, None, None, None, float("nan")) for value in values
        )
        status = library.kl_fleet_ratios(
            ctypes.byref(fleet), None, None, ctypes.byref(rolling), ctypes.byref(ewma), None
        )
        if status != 0:
            raise RuntimeError(f"kl_fleet_ratios: {status}")

    return call


def with_pandas(loads: np.ndarray) -> Callable[[], object] | None:
    try:
        import pandas as pd
    except ImportError:
        return None
    frame = pd.DataFrame({"runner": np.repeat(np.arange(RUNNERS), DAYS), "load": loads.ravel()})

    def call() -> object:
        by_runner = frame.groupby("runner", sort=False)["load"]
        acute = by_runner.rolling(7).mean()
        chronic = by_runner.rolling(28).mean()
        return acute / chronic

    return call


def with_polars(loads: np.ndarray) -> Callable[[], object] | None:
    try:
        import polars as pl
    except ImportError:
        return None
    frame = pl.DataFrame({"runner": np.repeat(np.arange(RUNNERS), DAYS), "load": loads.ravel()})

    def call() -> object:
        load = pl.col("load")
        return frame.select(
            (load.rolling_mean(7) / load.rolling_mean(28)).over("runner")
        )

    return call


def main() -> None:
    random = np.random.default_rng(20261120)
    loads = random.integers(3000, 15000, (RUNNERS, DAYS)).astype(float)
    loads[random.random((RUNNERS, DAYS)) < 0.4] = 0.0
    bare = typical(bare_call(shared_library(), loads))
    package = typical(lambda: kl.fleet_ratios(loads))
    rolling = typical(lambda: kl.fleet_ratios(loads, ewma=None))
    print(f"{RUNNERS} runners x {DAYS} days, medians of {ROUNDS} rounds")
    print(f"{'package through NumPy / bare C call (<= 1.1)':<50}{package / bare:8.2f}")
    for name, make in (("pandas groupby.rolling", with_pandas), ("polars rolling_mean", with_polars)):
        call = make(loads)
        ratio = "not installed" if call is None else f"{typical(call, 3) / rolling:8.1f}"
        print(f"{name + ' 7:28 / package, rolling alone':<50}{ratio}")


if __name__ == "__main__":
    main()
