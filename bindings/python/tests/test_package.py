"""The shape of the package: no arithmetic, enumerators as in C, nothing imported unasked."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kneeload as kl
from kneeload import capi, enums, enums_plan, enums_rehab, enums_today

PACKAGE = Path(kl.__file__).parent
ARITHMETIC = (
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult,
    ast.LShift, ast.RShift,
)  # fmt: skip
COMPUTING = {"sum", "round", "abs", "divmod", "pow"}
# Units of exports and of the display are converted here; no figure of the library is made.
CONVERTING = ("readers", "report")


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        if inside.parts[0] not in CONVERTING and inside.name != "capi.py":
            yield path


@pytest.mark.parametrize("path", list(modules()), ids=lambda path: path.stem)
def test_no_arithmetic(path):
    for node in ast.walk(ast.parse(path.read_text())):
        where = f"{path.name}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, (ast.BinOp, ast.AugAssign)):
            assert not isinstance(node.op, ARITHMETIC), where
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            constant = isinstance(node.operand, ast.Constant)
            assert (
                constant
                or getattr(node.operand, "id", "").isupper()
                or where.startswith("enums.py")
            ), where
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in COMPUTING, where
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
            assert not names & {"math", "statistics", "numpy", "pandas", "cmath"}, where


PREFIX = {
    enums.Status: "KL_", enums.DayState: "KL_DAY_", enums.Mode: "KL_",
    enums.SessionKind: "KL_SESSION_", enums.Channel: "KL_CHANNEL_", enums.TrimpSet: "KL_TRIMP_",
    enums.ZoneMethod: "KL_ZONES_", enums.RollingKind: "KL_ROLLING_",
    enums.RollingMissing: "KL_ROLLING_", enums.Verdict: "KL_VERDICT_", enums.Zone: "KL_ZONE_",
    enums.Direction: "KL_", enums.Convention: "KL_CONV_", enums.Seed: "KL_SEED_",
    enums.EwmaMissing: "KL_EWMA_", enums.StandardDeviation: "KL_SD_",
    enums.MonotonyMissing: "KL_MONOTONY_", enums.SpikeMeasure: "KL_SPIKE_",
    enums.Band: "KL_BAND_", enums.GapFill: "KL_GAP_", enums.Metric: "KL_METRIC_",
    enums.RunMode: "KL_MODE_", enums.Terrain: "KL_TERRAIN_", enums.CadenceUnit: "KL_CADENCE_",
    enums.Quality: "KL_QUALITY_", enums.KneeFlag: "KL_KNEE_FLAG_", enums.Phase: "KL_PHASE_",
    enums.OtherActivity: "KL_ACTIVITY_", enums.DemandFlag: "KL_DEMAND_",
    enums.ShoeWear: "KL_SHOE_", enums.ShoeAdvice: "KL_SHOE_ADVICE_",
    enums.CadenceReason: "KL_CADENCE_", enums.CadenceAdvice: "KL_CADENCE_ADVICE_",
    enums.CadencePhase: "KL_CADENCE_", enums.CadenceEvent: "KL_CADENCE_EVENT_",
    enums.Colour: "KL_COLOUR_", enums.CadenceChange: "KL_CADENCE_CHANGE_",
    enums.Decision: "KL_DECISION_",
    enums_rehab.Profile: "KL_PROFILE_", enums_rehab.Ladder: "KL_LADDER_",
    enums_rehab.Location: "KL_LOCATION_", enums_rehab.Irritability: "KL_IRRITABILITY_",
    enums_rehab.Tier: "KL_TIER_", enums_rehab.RedFlag: "KL_RED_FLAG_",
    enums_rehab.RehabEvent: "KL_EVENT_", enums_rehab.Warmup: "KL_WARMUP_",
    enums_rehab.ClearedBy: "KL_CLEARED_BY_", enums_rehab.RehabReason: "KL_REHAB_",
    enums_rehab.Action: "KL_ACTION_", enums_rehab.Side: "KL_SIDE_",
    enums_rehab.SymptomPattern: "KL_PATTERN_", enums_rehab.IntakeItem: "KL_INTAKE_",
    enums_plan.Workout: "KL_WORKOUT_", enums_plan.RunClass: "KL_CLASS_",
    enums_plan.Severity: "KL_SEVERITY_", enums_plan.UnloadStep: "KL_STEP_",
    enums_plan.Present: "KL_PRESENT_", enums_plan.RestoreStep: "KL_RESTORE_",
    enums_plan.Exposure: "KL_EXPOSURE_", enums_plan.TailorState: "KL_TAILOR_",
    enums_plan.RunForm: "KL_FORM_", enums_plan.ItemKind: "KL_ITEM_",
    enums_plan.Exercise: "KL_EXERCISE_", enums_plan.MuscleGroup: "KL_GROUP_",
    enums_plan.ExerciseFamily: "KL_FAMILY_", enums_plan.Dose: "KL_DOSE_",
    enums_plan.Equipment: "KL_EQUIPMENT_", enums_plan.OwnDefault: "KL_OWN_",
    enums_plan.Progress: "KL_PROGRESS_", enums_plan.WeekFeature: "KL_FEATURE_",
    enums_plan.ChangeKind: "KL_CHANGED_", enums_plan.Adjunct: "KL_ADJUNCT_",
    enums_plan.MassageArea: "KL_AREA_", enums_plan.CrossActivity: "KL_CROSS_",
    enums_plan.Habit: "KL_HABIT_", enums_plan.Instrument: "KL_INSTRUMENT_",
    enums_plan.OutcomeFlag: "KL_OUTCOME_", enums_plan.StepDownGrade: "KL_STEP_DOWN_",
    enums_plan.ChangeVerdict: "KL_CHANGE_", enums_plan.PlanReason: "KL_R_",
    enums_today.TodaySession: "KL_TODAY_", enums_today.TodayReason: "KL_TODAY_",
    enums_today.TodayUnknown: "KL_TODAY_UNKNOWN_",
}  # fmt: skip

# How many there are; no enumerators.
COUNTS = {
    "KL_STEPS", "KL_EXERCISES", "KL_EXPOSURES", "KL_FEATURES", "KL_CROSSES", "KL_HABITS",
}  # fmt: skip


def header_groups(root):
    """Every enum of the public headers as {name: value}; the HAS_ masks stay inside."""
    for header in sorted((root / "include" / "kneeload").glob("*.h")):
        for body in re.findall(r"enum \{(.*?)\}", header.read_text(), re.S):
            group, value = {}, -1
            for name, given in re.findall(r"\b(KL_\w+)(?: = ([^,\n}]+))?", without_comments(body)):
                value = eval(given, {}, group) if given else value + 1
                if name not in COUNTS:
                    group[name] = value
            if not any("_HAS_" in name for name in group):
                yield with_limits_as_reasons(with_flags_as_reasons(group))


def with_flags_as_reasons(group):
    """The header names the first of the reasons that are red flags; the others follow."""
    first = group.pop("KL_REHAB_FLAG_FIRST", None)
    flags = enums_rehab.RedFlag if first is not None else ()
    return group | {f"KL_REHAB_{flag.name}": first + bit for bit, flag in enumerate(flags)}


def with_limits_as_reasons(group):
    """Where the reasons of today begin is none; a limit is a reason under its own name."""
    if group.pop("KL_TODAY_FIRST", None) is None:
        return group
    limits = ("LADDER", "PLAN_ITEM", "WEEK_REST", "SPIKE", "COMFORT")
    names = {f"KL_TODAY_LIMIT_{name}": f"KL_TODAY_{name}" for name in limits}
    return {names.get(name, name): value for name, value in group.items()}


def without_comments(code):
    return re.sub(r"/\*.*?\*/", "", code, flags=re.S)


def test_enumerators_are_those_of_the_headers(root):
    ours = sorted(
        sorted((prefix + member.name, int(member)) for member in enum)
        for enum, prefix in PREFIX.items()
    )
    theirs = sorted(sorted(group.items()) for group in header_groups(root))
    assert ours == theirs


def test_flags_are_those_of_the_header(root):
    text = (root / "include" / "kneeload" / "load.h").read_text()
    theirs = re.findall(r"#define KL_FLAG_(\w+) UINT32_C\((\w+)\)", text)
    assert [(flag.name, int(flag)) for flag in enums.Flag] == [
        (name, int(value, 16)) for name, value in theirs
    ]


def test_every_enum_is_covered_and_exported():
    modules = (enums, enums_plan, enums_rehab, enums_today)
    names = {name for module in modules for name in module.__all__}
    assert {getattr(kl, name) for name in names} - {enums.Flag} == set(PREFIX)
    assert names <= set(kl.__all__)
    assert all(hasattr(kl, name) for name in kl.__all__)


@pytest.mark.parametrize(
    ("name", "enum"),
    [
        ("flag", enums.Flag), ("knee_mode", enums.RunMode), ("terrain", enums.Terrain),
        ("cadence_unit", enums.CadenceUnit), ("quality", enums.Quality),
        ("knee_flag", enums.KneeFlag), ("phase", enums.Phase), ("activity", enums.OtherActivity),
        ("demand_flag", enums.DemandFlag), ("shoe_state", enums.ShoeWear),
        ("cadence_reason", enums.CadenceReason), ("cadence_advice", enums.CadenceAdvice),
        ("cadence_phase", enums.CadencePhase), ("cadence_event", enums.CadenceEvent),
        ("cadence_change", enums.CadenceChange), ("colour", enums.Colour),
        ("decision", enums.Decision), ("profile", enums_rehab.Profile),
        ("ladder", enums_rehab.Ladder), ("location", enums_rehab.Location),
        ("irritability", enums_rehab.Irritability), ("tier", enums_rehab.Tier),
        ("red_flag", enums_rehab.RedFlag), ("event", enums_rehab.RehabEvent),
        ("warmup", enums_rehab.Warmup), ("cleared_by", enums_rehab.ClearedBy),
        ("rehab_reason", enums_rehab.RehabReason), ("action", enums_rehab.Action),
        ("side", enums_rehab.Side), ("pattern", enums_rehab.SymptomPattern),
        ("intake", enums_rehab.IntakeItem),
        ("workout", enums_plan.Workout), ("run_class", enums_plan.RunClass),
        ("severity", enums_plan.Severity), ("unload_step", enums_plan.UnloadStep),
        ("present", enums_plan.Present), ("restore_step", enums_plan.RestoreStep),
        ("exposure", enums_plan.Exposure), ("tailor_state", enums_plan.TailorState),
        ("form", enums_plan.RunForm), ("item", enums_plan.ItemKind),
        ("exercise", enums_plan.Exercise), ("muscle_group", enums_plan.MuscleGroup),
        ("exercise_family", enums_plan.ExerciseFamily), ("dose", enums_plan.Dose),
        ("equipment", enums_plan.Equipment), ("own_default", enums_plan.OwnDefault),
        ("progress", enums_plan.Progress), ("feature", enums_plan.WeekFeature),
        ("changed", enums_plan.ChangeKind), ("adjunct", enums_plan.Adjunct),
        ("massage_area", enums_plan.MassageArea), ("cross_training", enums_plan.CrossActivity),
        ("habit", enums_plan.Habit), ("instrument", enums_plan.Instrument),
        ("outcome_flag", enums_plan.OutcomeFlag), ("step_down", enums_plan.StepDownGrade),
        ("outcome_change", enums_plan.ChangeVerdict), ("plan_reason", enums_plan.PlanReason),
        ("today_session", enums_today.TodaySession), ("today_reason", enums_today.TodayReason),
        ("today_unknown", enums_today.TodayUnknown),
    ],
)  # fmt: skip
def test_enumerators_are_those_of_the_catalogue(name, enum):
    assert {code.name: code.value for code in kl.codes(name)} == {
        member.name: int(member) for member in enum
    }


def test_version_stands_in_one_place(root):
    text = (root / "include" / "kneeload" / "status.h").read_text()
    numbers = re.findall(r"#define KL_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", text)
    assert kl.__version__ == ".".join(numbers)
    assert kl.ALGORITHM_REVISION == capi.KL_ALGORITHM_REVISION


def test_numpy_and_pandas_are_not_imported():
    program = (
        "import sys, kneeload as kl\n"
        "series = kl.Series([5000, 0, None] * 20, '2026-01-01')\n"
        "kl.rolling_ratio(series).value, kl.ewma_ratio(series)[0], kl.fleet_ratios([[1.0] * 30])\n"
        "assert not {'numpy', 'pandas', 'rich', 'matplotlib', 'jinja2', 'fitdecode'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_typed():
    assert (PACKAGE / "py.typed").exists()


def test_files_are_short():
    for path in PACKAGE.rglob("*.py"):
        if path.name != "capi.py":
            assert len(path.read_text().splitlines()) < 600, path
