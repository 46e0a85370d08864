"""What the tests share: the project, real data beside it, and how hypothesis runs."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("kneeload", deadline=None, database=None, derandomize=True)
settings.load_profile("kneeload")

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def root() -> Path:
    """The project."""
    return ROOT


@pytest.fixture
def real_data() -> Path:
    """Data that other people recorded; it lies beside the project, never inside it."""
    path = ROOT.parent / "shared" / "data"
    if not path.is_dir():
        pytest.skip(f"no real data: {path} is absent")
    return path
