"""Kinds of spec/knee.md, section 15 (KNEE-160), put to the typed package."""

import dataclasses

import kneeload as kl
from via_python_values import (
    Unknown,
    allow,
    day_of,
    given_options,
    members,
    number,
    outcome,
)


def known(given, *names):
    """The members that are there."""
    return {name: given[name] for name in names if given.get(name) is not None}


def runner(given):
    """Profile and the masses of the day, which stand beside it."""
    profile = given.get("profile") or {}
    allow(profile, "v_ref", "cad_ref", "height_cm", "mass_ref_kg")
    return kl.Runner(
        **known(profile, "v_ref", "cad_ref", "height_cm", "mass_ref_kg"),
        **known(given, "mass_now_kg", "carried_kg"),
    )


def laps(given):
    names = [field.name for field in dataclasses.fields(kl.Segment)]
    for lap in given.get("segments") or []:
        allow(lap, *names)
    return [kl.Segment(**known(lap, *names)) for lap in given.get("segments") or []]


# Kernel and steps.


def ask_root5(given):
    allow(given, "x")
    return {"y": kl.root5(number(given, "x"))}


def ask_pow20(given):
    allow(given, "x", "k")
    return {"y": kl.pow20(number(given, "x"), given.get("k"))}


def ask_rise(given):
    allow(given, "cut")
    return {"rise": kl.rise_for_cut(number(given, "cut"))}


def ask_cut(given):
    allow(given, "rise")
    return {"cut": kl.cut_for_rise(number(given, "rise"))}


def ask_triple(given):
    allow(given, "speed", "cadence", "step_len")
    return members(kl.step(**given))


# Load of a run.


def ask_profile(given):
    allow(given, "profile", "params")
    options = given_options(given.get("params"))
    return members(kl.knee_reference(runner(given), **options))


def ask_profile_from_baseline(given):
    allow(given, "baseline_dspm", "base_speed_mms", "v_ref")
    base = given.get("baseline_dspm"), given.get("base_speed_mms")
    return members(kl.knee_reference_from_baseline(*base, v_ref=given.get("v_ref")))


def run_members(load):
    answer = members(dataclasses.replace(load, segments=()))
    answer["segments"] = [members(segment) for segment in load.segments]
    return answer


def ask_many(run, *arguments, **options):
    """The same run, twice in a batch: its load, or its refusal."""
    loads = kl.knee_load([run, run], *arguments, **options)
    if loads.refused:
        raise loads.refused[1].error
    return run_members(loads[1])


def ask_knee_run(given):
    allow(given, "profile", "segments", "mass_now_kg", "carried_kg", "params")
    run, options = laps(given), given_options(given.get("params"))
    options["runner"] = runner(given)
    asked = lambda: run_members(kl.knee_load(run, **options))  # noqa: E731
    if run and repr(outcome(asked)) != repr(outcome(lambda: ask_many(run, **options))):
        raise Unknown("a batch of runs differs from one run")
    return asked()


def ask_peak_check(given):
    allow(given, "peak_permille", "phase")
    return members(kl.peak_check(given.get("peak_permille"), given.get("phase")))


# Cadence.


def reason_names(answer, result):
    answer["reasons"] = [reason.code.name for reason in result.reasons]
    return answer


PLAN = ("target_permille", "step_permille", "single_step", "height_cm")


def ask_plan(given):
    allow(given, "baseline_dspm", "base_speed_mms", *PLAN, "params")
    base = given.get("baseline_dspm"), given.get("base_speed_mms")
    options = given_options(given.get("params"))
    plan = kl.cadence_plan(*base, **known(given, *PLAN), **options)
    answer = reason_names(members(plan), plan)
    answer["stages"] = [members(stage) for stage in plan.stages]
    return answer


def ask_target_at(given):
    allow(given, "target_dspm", "base_speed_mms", "speed_mms", "params")
    names = ("target_dspm", "base_speed_mms", "speed_mms")
    options = given_options(given.get("params"))
    return members(kl.cadence_target(*(given.get(name) for name in names), **options))


def ask_run_summary(given):
    allow(given, "segments", "target_dspm", "base_speed_mms", "params")
    target = {name: given.get(name) for name in ("target_dspm", "base_speed_mms")}
    options = given_options(given.get("params"))
    return members(kl.cadence_run(laps(given), **target, **options))


EVENTS = {
    "BASELINE_RUN": ("cadence_dspm", "speed_mms", "steady_s", "flat", "easy"),
    "FREEZE": (),
    "PLAN": (*PLAN, "calf"),
    "RUN": ("steady_s", "in_band_s", "colour", "calf", "achieved_dspm", "speed_mms"),
    "RETEST": ("cadence_dspm", "speed_mms", "steady_s"),
    "CHANGE": ("what",),
    "PAIN": ("pain",),
    "REBASELINE": (),
    "STOP": (),
}


def apply(plan, event):
    kind = event.get("type")
    if kind not in EVENTS:
        error = kl.RangeError("type")
        error.status, error.field, error.index = "KL_E_RANGE", "type", None
        raise error
    allow(event, "type", "day", *{name for names in EVENTS.values() for name in names})
    given = {name: event.get(name) for name in EVENTS[kind]}
    decision = getattr(plan, kind.lower())(day_of(event), **given)
    answer = reason_names(members(decision), decision)
    if "\n" in str(decision) or not all(map(str, decision.reasons)):
        raise Unknown("a decision is one line with its reasons in words")
    return answer


def ask_event(plan, event):
    """The step of an event; a plan that was saved and loaded has to say the same."""
    before, twin = bytes(plan), kl.CadencePlan.from_bytes(bytes(plan))
    answer = outcome(apply, plan, event)
    if answer != outcome(apply, twin, event) or bytes(plan) != bytes(twin):
        raise Unknown("save and load change what follows")
    if answer["status"] != "KL_OK":
        if bytes(plan) != before:
            raise Unknown("a refused event changes the plan")
        del answer["index"]
    return answer


def ask_planner(given):
    allow(given, "events", "params")
    plan = kl.CadencePlan(**given_options(given.get("params")))
    return {"steps": [ask_event(plan, event) for event in given.get("events") or []]}


# What stands beside the load of a run.


def ask_weekly(given):
    allow(given, "retrain_start_day", "week_end_day", "base_week_milli", "runs")
    for run in given.get("runs") or []:
        allow(run, "day", "ekm", "ekm_nc")
    runs = [
        kl.KneeDay(day_of(run), number(run, "ekm"), number(run, "ekm_nc"))
        for run in given.get("runs") or []
    ]
    base = {name: given.get(name) for name in ("retrain_start_day", "base_week_milli")}
    return members(kl.knee_week(runs, day_of(given, "week_end_day"), **base))


def ask_aux(given):
    allow(given, "profile", "entries", "params")
    entries = []
    for entry in given.get("entries") or []:
        allow(entry, "activity", "amount", "rpm")
        entries.append(kl.AuxEntry(entry.get("activity"), entry.get("amount"), entry.get("rpm")))
    options = given_options(given.get("params"))
    loads = kl.aux_load(entries, runner=runner(given), **options)
    return {**members(loads), "entries": [members(load) for load in loads.entries]}


def ask_ladder(given):
    allow(given, "exercise")
    return members(kl.joint_demand(given.get("exercise") or ""))


def shoe_members(state):
    names = {code.value: code.name for code in kl.codes("shoe_advice")}
    answer = members(state)
    answer["advisories"] = [names[int(flag)] for flag in kl.ShoeAdvice if flag in state.advice]
    return answer


def ask_shoes(given):
    allow(given, "day", "usual_drop_mm", "shoes", "runs")
    shoes, runs = [], []
    for shoe in given.get("shoes") or []:
        allow(shoe, "first_day", "start_m", "new_model", "heel_mm", "drop_mm")
        plain = {name: shoe.get(name) for name in ("start_m", "new_model", "heel_mm", "drop_mm")}
        shoes.append(kl.Shoe(day_of(shoe, "first_day"), **plain))
    for run in given.get("runs") or []:
        allow(run, "day", "shoe", "distance_m")
        runs.append(kl.ShoeRun(day_of(run), run.get("shoe"), run.get("distance_m")))
    states = kl.shoes(day_of(given), shoes, runs, usual_drop_mm=given.get("usual_drop_mm"))
    return {"shoes": [shoe_members(state) for state in states]}


KINDS = {
    "root5": ask_root5,
    "pow20": ask_pow20,
    "rise_for_cut": ask_rise,
    "cut_for_rise": ask_cut,
    "triple": ask_triple,
    "profile": ask_profile,
    "profile_from_baseline": ask_profile_from_baseline,
    "knee_run": ask_knee_run,
    "peak_check": ask_peak_check,
    "plan": ask_plan,
    "target_at": ask_target_at,
    "run_summary": ask_run_summary,
    "planner": ask_planner,
    "weekly": ask_weekly,
    "aux": ask_aux,
    "ladder": ask_ladder,
    "shoes": ask_shoes,
}
