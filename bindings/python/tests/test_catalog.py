"""The library described as data."""

import pytest

import kneeload as kl


def test_parameters():
    rows = kl.parameters()
    assert len({row.id for row in rows}) == len(rows) > 50
    acute = kl.parameter("RA.na")
    assert (acute.default, acute.minimum, acute.maximum, acute.unit) == (7, 3, 14, "d")
    assert acute in rows and "Frandsen2025" in acute.sources
    assert kl.parameter("RA.lmax").default is None
    keys = {source.key for source in kl.sources()}
    assert all(set(row.sources) <= keys for row in rows)


def test_selectors_name_their_codes():
    for row in kl.parameters():
        if row.codes:
            values = [code.value for code in kl.codes(row.codes)]
            assert values and min(values) == row.minimum and max(values) == row.maximum, row.id


def test_sources():
    assert kl.source("Frandsen2025").address.startswith("doi")
    assert kl.source("Frandsen2025") in kl.sources()


def test_codes():
    assert {code.set for code in kl.codes()} >= {"flag", "verdict", "day_state"}
    assert [code.name for code in kl.codes("verdict")] == [v.name for v in kl.Verdict]
    assert kl.codes("nothing") == []


@pytest.mark.parametrize(
    ("band", "figures"),
    [("SMALL", (164, 131, 205)), ("LARGE", (228, 150, 348)), (None, (None, None, None))],
)
def test_evidence(band, figures):
    label = kl.evidence("SPIKE_DISTANCE", band)
    assert (label.claim, label.grade, label.source) == ("RISK_ASSOCIATED", "B", "Frandsen2025")
    assert (label.hrr_x100, label.hrr_low_x100, label.hrr_high_x100) == figures
    assert kl.evidence("RATIO_RA").grade == "X"
