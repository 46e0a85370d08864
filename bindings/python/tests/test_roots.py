"""The kernel against exact rationals: KNEE-010, KNEE-011, KNEE-012."""

import random
import struct
from fractions import Fraction

import pytest

import kneeload as kl
from kneeload import capi


def error_of_root(x):
    """y^5 / x - 1, exactly, for y = root5(x)."""
    return Fraction(capi.kl_root5(x)) ** 5 / Fraction(x) - 1


def points():
    """All k/64 of the domain, its ends and their neighbours, and 100,000 more in every binade."""
    yield from (k / 64 for k in range(8, 1025))
    yield from (0.125, 0.12500000000000003, 15.999999999999998, 16.0, 1.0, 0.9999999999999999)
    rng = random.Random(5)
    yield from (rng.uniform(1.0, 2.0) * 2.0 ** rng.randrange(-3, 4) for _ in range(100_000))


def test_fifth_roots_over_exact_rationals():
    limit, worst = Fraction(2, 10**15), Fraction(0)
    for x in points():
        error = abs(error_of_root(x))
        assert error <= limit, x
        worst = max(worst, error)
    print(f"largest relative error of root5: {float(worst / 5):.3g}")


def test_fifth_root_is_what_the_text_says():
    """KNEE-002, KNEE-010: the order of operations, to the bit."""
    rng = random.Random(6)
    for _ in range(2000):
        x = rng.uniform(0.125, 16)
        y = 1.0
        for _ in range(10):
            z = y * y
            z = z * z
            y = (4.0 * y + x / z) / 5.0
        assert struct.pack("d", kl.root5(x)) == struct.pack("d", y)


def test_powers_over_exact_rationals():
    limit = 20 * Fraction(4, 10**15)
    rng = random.Random(7)
    for k in range(81):
        for _ in range(25):
            x = rng.uniform(0.125, 16)
            assert abs(Fraction(kl.pow20(x, k)) ** 20 / Fraction(x) ** k - 1) < limit, (x, k)


def test_powers_that_are_products():
    for x in (0.125, 0.7, 1.0, 2.5, 16.0):
        root = kl.root5(x)
        assert kl.pow20(x, 0) == 1.0 and kl.pow20(x, 20) == x
        assert kl.pow20(x, 4) == root and kl.pow20(x, 8) == root * root
        assert kl.pow20(x, 40) == x * x and kl.pow20(x, 80) == x * x * x * x


@pytest.mark.parametrize("x", [0.1249999, 16.0001, 0, -1, float("nan"), float("inf")])
def test_outside_the_domain(x):
    for call in (lambda: kl.root5(x), lambda: kl.pow20(x, 99)):
        with pytest.raises(kl.RangeError) as caught:
            call()
        assert (caught.value.field, caught.value.index) == ("x", None)


@pytest.mark.parametrize("k", [-1, 81, None])
def test_powers_beyond_four(k):
    with pytest.raises(kl.RangeError) as caught:
        kl.pow20(1.5, k)
    assert caught.value.field == "k"
