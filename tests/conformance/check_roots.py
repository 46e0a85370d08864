#!/usr/bin/env python3
"""Fifth roots and powers in twentieths are as exact as promised, over exact rationals.

Usage: check_roots.py SHARED_LIBRARY

KNEE-011: y = root5(x) has |y^5 / x - 1| <= 2e-15, which is a relative error below 4e-16, on
every k/64 of the domain and on more than 100,000 other points. KNEE-012: y = pow20(x, k) has a
relative error below 4e-15, so |y^20 / x^k - 1| < 20 * 4e-15 nearly.
"""

import ctypes
import random
import sys
from fractions import Fraction

LOW, HIGH = 0.125, 16.0
POINTS = 100_000
POWERS = 20_000


def caller(function, *types):
    """The call as a function of numbers; every argument has to be accepted."""
    function.argtypes = [*types, ctypes.POINTER(ctypes.c_double), ctypes.c_void_p]
    function.restype = ctypes.c_int32
    value = ctypes.c_double()

    def call(*arguments):
        status = function(*arguments, ctypes.byref(value), None)
        assert status == 0, (arguments, status)
        return value.value

    return call


def points(rng, count):
    yield from (k / 64 for k in range(8, 1025))
    yield from (rng.uniform(LOW, HIGH) for _ in range(count // 2))
    yield from (LOW * 2.0 ** rng.uniform(0, 7) for _ in range(count - count // 2))


def error_of(y, n, x, k):
    """|y^n / x^k - 1|, exact until the last division."""
    exact = Fraction(x) ** k
    return float(abs(Fraction(y) ** n - exact) / exact)


def main(library):
    rng = random.Random(5)
    lib = ctypes.CDLL(library)
    root5 = caller(lib.kl_root5, ctypes.c_double)
    pow20 = caller(lib.kl_pow20, ctypes.c_double, ctypes.c_int32)
    worst_root = max(error_of(root5(x), 5, x, 1) for x in points(rng, POINTS))
    worst_power = 0.0
    for x in points(rng, POWERS):
        k = rng.randint(0, 80)
        worst_power = max(worst_power, error_of(pow20(x, k), 20, x, k))
    print(f"root5: |y^5/x - 1| at most {worst_root:.3g}, relative error {worst_root / 5:.3g}")
    print(f"pow20: relative error at most {worst_power / 20:.3g}")
    return 0 if worst_root <= 2e-15 and worst_power < 20 * 4e-15 else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
