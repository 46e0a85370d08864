"""Diaries that other people recorded; skipped where they are absent."""

import csv
import dataclasses
from collections import defaultdict

import pytest

import kneeload as kl


def test_garmin_export(real_data):
    runs = kl.read_activities(real_data / "garmin_export" / "Activities.csv")
    assert len(runs.runs) == len(runs) == 1131
    assert runs.unread == [] and runs.problems == []
    assert len({run.start.date() for run in runs.runs}) == 1069
    assert all(run.cadence_spm for run in runs.runs)
    longest = max(runs.runs, key=lambda run: run.distance_m)
    assert longest.distance_m == 110980
    daily = runs.daily()
    assert sum(load > 0 for load in daily.loads) == 1069
    assert sum(daily.loads) == sum(run.session().dist_m for run in runs.runs)
    assert len(kl.rolling_ratio(daily)) == len(daily) == 2530


def diaries(path):
    """Loads of every player and season, day by day from day 1."""
    seasons = defaultdict(dict)
    with open(path / "raw_daily_load.csv", newline="") as file:
        for row in csv.DictReader(file):
            seasons[row["season"], row["player"]][int(row["day"])] = row
    return seasons


def test_team_ratios_are_reproduced_by_naming_their_convention(real_data):
    """SPAN 7/28 after an endless past of rest (seed ZERO; the author wrote 71 zero days), figures
    rounded to 2 decimals, the ratio formed from the rounded ones and 0 where chronic is 0."""
    path = real_data / "team_acwr"
    columns = {"load1": "load1", "load2": "load2_distance_m", "load3": "load3_high_speed_m"}
    with open(path / "published_ewma_acwr.csv", newline="") as file:
        published = {
            (row["season"], row["player"], int(row["day"])): row for row in csv.DictReader(file)
        }
    compared = 0
    for (season, player), days in diaries(path).items():
        assert sorted(days) == list(range(1, len(days) + 1))
        for name, column in columns.items():
            loads = [float(days[day][column]) for day in sorted(days)]
            seeded = kl.ewma_ratio(kl.Series(loads, 1), seed="ZERO")
            spelled = kl.ewma_ratio(kl.Series([0.0] * 71 + loads, 1), seed="FIRST")[71:]
            for day, (one, two) in enumerate(zip(seeded, spelled), start=1):
                row = published[season, player, day]
                acute, chronic = (float(row[f"{name}_{part}"]) for part in ("acute", "chronic"))
                assert abs(one.acute - acute) <= 0.005 + 1e-9
                assert abs(one.chronic - chronic) <= 0.005 + 1e-9
                assert (one.acute, one.chronic) == (two.acute, two.chronic)
                ratio = acute / chronic if chronic else 0.0
                assert abs(ratio - float(row[f"{name}_acwr"])) <= 0.005 + 1e-9
                assert (one.value is None) == (one.chronic == 0)
                compared += 1
    assert compared == 3 * 2986


def test_knee_load_of_the_garmin_export(real_data):
    pandas = pytest.importorskip("pandas")
    source = kl.read_activities(real_data / "garmin_export" / "Activities.csv")
    runner = kl.Runner(v_ref=3.0, cad_ref=172.0)
    loads = kl.knee_load(source, runner=runner)
    assert len(loads) == 1131
    assert {refusal.error.field for refusal in loads.refused} == {"cadence", "descent_m"}
    assert len(loads.refused) == 8 and all(loads[left.place] is None for left in loads.refused)
    for run, load in zip(source.runs, loads):
        if load is not None:
            assert load == kl.knee_load(run, runner=runner)
            assert load.ekm_lo <= load.ekm <= load.ekm_hi
    frame = pandas.DataFrame(map(dataclasses.asdict, source.runs))
    column = kl.knee_load(frame, runner=runner)["ekm"]
    assert [None if ekm != ekm else ekm for ekm in column] == loads.ekm
