"""Kinds of spec/plan.md, section 16, put to the typed package."""

import functools

import kneeload as kl
from kneeload.plan_outcome import score
from via_python_values import Unknown, allow, given_options, members, outcome

PARAMETERS = {row.id[3:] for row in kl.parameters() if row.id.startswith("PL.")}
FEATURES = [feature.name.lower() for feature in kl.WeekFeature]
NO_SUCH_DAY = -1


def pain(tenths):
    """What a runner says: 23 tenths are 2.3. What lies outside the scale stays there."""
    return None if tenths is None else float(f"{tenths}e-1")


def one_line(said):
    """Everything that is said has words, on one line."""
    if not str(said) or "\n" in str(said):
        raise Unknown("what is said is no line")
    for reason in getattr(said, "reasons", ()):
        if not isinstance(reason.code, kl.PlanReason) or not str(reason):
            raise Unknown("a reason without words")
        if reason.parameter is not None and reason.catalogue.id != reason.parameter:
            raise Unknown("a reason with a parameter that the catalogue does not have")
    return said


def codes(reasons):
    return [reason.code.name for reason in reasons]


def named(said, **renamed):
    """Members under the names of the vectors; reasons by code."""
    answer = members(one_line(said))
    if "reasons" in answer:
        answer["reasons"] = codes(said.reasons)
    for name, old in renamed.items():
        answer[name] = answer.pop(old)
    return answer


def entries_of(given):
    return None if given is None else [kl.WeekEntry(**entry_of(entry)) for entry in given]


def entry_of(entry):
    allow(entry, "day", "kind", "metres", "seconds", "ascent_m")
    return {"day": entry.get("day"), "kind": entry.get("kind"), **entry}


def days_of_mask(mask):
    """Days of a mask; one outside of every week where the mask has one."""
    if mask is None:
        return None
    if mask < 0:
        return [NO_SUCH_DAY]
    return [day for day in range(mask.bit_length()) if mask >> day & 1]


def check_cfg(cfg):
    """A call without options: its parameters still have to lie in their ranges. PLAN-002"""
    kl.strength_upkeep([], **cfg)


# ---- kinds; a table says which members a case has ----


def ask_tailor(cfg, entries, available_days, **runner):
    history = runner.pop("history_m")
    week = kl.tailor_week(
        entries_of(entries),
        available_days=days_of_mask(available_days),
        history_m=[] if history is None else history,
        **runner,
        **cfg,
    )
    answer = members(week)
    answer["reasons"] = codes(week.reasons)
    answer["tier"] = int(week.tier)
    answer["items"] = [named(item) for item in week.items]
    answer["outlook"] = [named(row) for row in week.outlook]
    return answer


def ask_next_week(cfg, **done):
    return named(kl.next_week(**done, **cfg))


def ask_validate_week(cfg, entries, **context):
    report = one_line(kl.check_week(entries_of(entries), **context, **cfg))
    found = [
        {"code": one.reason.code.name, "index": one.index, "severity": one.severity.name}
        for one in map(one_line, report.findings)
    ]
    return {**members(report), "violations": found, "notes": codes(report.notes)}


def ask_entry_level(cfg, secs_to_pain, no_pain_in_run):
    return named(kl.entry_level(secs_to_pain, no_pain_in_run=no_pain_in_run))


def ask_modify_next(cfg, applied, **request):
    return named(kl.next_unload(applied, **request, **cfg))


def ask_restore_next(cfg, applied, **request):
    return named(kl.next_restore(applied, **request, **cfg))


def ask_exercise_row(cfg, exercise, location):
    row = kl.exercise(exercise, location)
    if kl.exercises(location)[row.exercise] != row:
        raise Unknown("exercises() has another row")
    return {**named(row, pfj_rank="rank"), "number": int(row.exercise)}


def ask_prescribe(cfg, location, irritability, **request):
    session = one_line(kl.prescribe(location, irritability, **request, **cfg))
    items = [named(item) for item in session.items]
    order = [item["exercise"] for item in items]
    return {**named(session), "items": items, "order": order}


def ask_strength_grade(cfg, pre, peak, am_before, am_after, swelling, analgesic):
    return named(
        kl.grade_strength(
            before=pain(pre),
            peak=pain(peak),
            morning_before=pain(am_before),
            morning_after=pain(am_after),
            swelling=swelling,
            painkiller=analgesic,
            **cfg,
        )
    )


def ask_progress_exercise(cfg, exercise, location, **state):
    step = one_line(kl.progress_exercise(exercise, location, **state, **cfg))
    return {**members(step), "reasons": [step.reason.code.name]}


def week_of(week):
    if week is not None:
        allow(week, *FEATURES)
    return week


def ask_what_changed(cfg, weeks):
    changed = kl.what_changed(None if weeks is None else list(map(week_of, weeks)), **cfg)
    changes = [named(change) for change in changed.changes]
    for change in changes:
        change["feature"] = change["feature"].lower()
    flags = [] if changed.defined else ["TOO_FEW_WEEKS"]
    return {**named(changed), "flags": flags, "changes": changes}


def sessions_of(sessions, *names):
    for session in sessions or []:
        allow(session, *names)
    return sessions


def ask_repeat_offender(cfg, sessions, red_days):
    found = kl.repeat_offender(sessions_of(sessions, "day", "tags"), red_days, **cfg)
    return {**named(found), "counts": list(found.counts.values())}


def ask_comfort_threshold(cfg, today, sessions):
    sessions = sessions_of(sessions, "day", "dose_s", "colour")
    found = kl.comfort_threshold(today, sessions, **cfg)
    defined = found.threshold_s is not None
    flags = [] if defined else ["ENTRY_TEST_NEEDED"]
    return {**named(found), "defined": defined, "flags": flags}


def ask_rest_days(cfg, active_days, **span):
    check_cfg(cfg)
    return named(kl.rest_streak(span["from"], span["to"], active_days))


def ask_strength_upkeep(cfg, weeks):
    return named(kl.strength_upkeep(weeks, **cfg))


def ask_adjunct(cfg, kind, start_day, today, strength_sessions):
    use = kl.adjunct(kind, start_day, today, strength_sessions=strength_sessions, **cfg)
    return named(use)


def ask_massage(cfg, swelling, phase, flag_tier):
    check_cfg(cfg)
    return named(kl.massage(phase, flag_tier=flag_tier, swelling=swelling))


def option_of(option):
    notes = [] if option.note is None else [option.note.code.name]
    return {"kind": option.activity.name, "seconds": option.seconds, "notes": notes}


def ask_cross_train(cfg, dropped_s, pain_now, **request):
    training = kl.cross_training(dropped_s, pain_now=pain(pain_now), **request, **cfg)
    # No option carries running load: the result has no member for it.
    options = list(map(option_of, map(one_line, training.options)))
    return {**named(training), "options": options, "running_load": 0}


def ask_recovery_debt(cfg, sleep_min, stress):
    recovery = kl.recovery_debt(sleep_min, stress, **cfg)
    flags = ["SLEEP_UNKNOWN"] if recovery.sleep_unknown else []
    flags += ["STRESS_UNKNOWN"] if recovery.stress_unknown else []
    return {**named(recovery), "flags": flags}


def ask_prevention(cfg, phase, today, habits, sessions):
    if habits is not None:
        allow(habits, *(habit.name for habit in kl.Habit))
    sessions = sessions_of(sessions, "day", "colour")
    return named(kl.prevention(phase, today, habits, sessions, **cfg))


def ask_outcome_score(cfg, instrument, items):
    named_call = getattr(kl, f"score_{str(instrument).lower()}", None)
    made = one_line(score(instrument, items))
    own = items if made.instrument is not kl.Instrument.NPRS else pain(items[0])
    if named_call is None or named_call(own) != made:
        raise Unknown("the function of the instrument says something else")
    return {**named(made), "score": made.score}


def point_of(point):
    if point is None:
        return None
    allow(point, "num", "den")
    return point.get("num"), point.get("den")


def ask_outcome_change(cfg, instrument, before, after):
    return named(kl.outcome_change(instrument, point_of(before), point_of(after)))


def ask_nonresponse(cfg, weeks, adherence_pct, worst_before, worst_after, **review):
    return named(
        kl.nonresponse(
            weeks,
            adherence=adherence_pct,
            worst_before=pain(worst_before),
            worst_after=pain(worst_after),
            **review,
            **cfg,
        )
    )


# Kind: who asks, and the members of its input beside cfg. What is absent is not known.
TABLE = {
    "tailor": (ask_tailor, "entries pace_s_per_km location irritability secs_to_pain history_m "
               "longest30_m days_since_last_run available_days target_m screen_age_days flag_tier "
               "offenders outlook_weeks no_pain_in_run"),
    "next_week": (ask_next_week, "green grey amber red reds14 planned_m done_m target_m build_week "
                  "last_build_m recovery_debt"),
    "validate_week": (ask_validate_week, "entries pace_s_per_km phase location ref_week_m "
                      "longest30_m days_since_last_run prev_classes prev_runs prev_longest_m"),
    "entry_level": (ask_entry_level, "secs_to_pain no_pain_in_run"),
    "modify_next": (ask_modify_next, "applied present irritability failed_mornings run_days "
                    "cadence_allowed overstride"),
    "restore_next": (ask_restore_next, "applied offenders location irritability green grey amber "
                     "red done_m target_m"),
    "exercise_row": (ask_exercise_row, "exercise location"),
    "prescribe": (ask_prescribe, "location irritability phase count equipment per_week"),
    "strength_grade": (ask_strength_grade, "pre peak am_before am_after swelling analgesic"),
    "progress_exercise": (ask_progress_exercise, "exercise location irritability equipment sets "
                          "value top_greens colour phase1_days previous"),
    "what_changed": (ask_what_changed, "weeks"),
    "repeat_offender": (ask_repeat_offender, "sessions red_days"),
    "comfort_threshold": (ask_comfort_threshold, "today sessions"),
    "rest_days": (ask_rest_days, "from to active_days"),
    "strength_upkeep": (ask_strength_upkeep, "weeks"),
    "adjunct": (ask_adjunct, "kind start_day today strength_sessions"),
    "massage": (ask_massage, "swelling phase flag_tier"),
    "cross_train": (ask_cross_train, "location irritability dropped_s pain_now swelling provoking"),
    "recovery_debt": (ask_recovery_debt, "sleep_min stress"),
    "prevention": (ask_prevention, "phase today habits sessions"),
    "outcome_score": (ask_outcome_score, "instrument items"),
    "outcome_change": (ask_outcome_change, "instrument before after"),
    "nonresponse": (ask_nonresponse, "weeks adherence_pct akps_before akps_after worst_before "
                    "worst_after"),
}  # fmt: skip

# Keywords of the package, under their names in the specification.
FIELDS = {
    "strength_grade": {"before": "pre", "morning_before": "am_before",
                       "morning_after": "am_after", "painkiller": "analgesic"},
    "rest_days": {"first": "from", "last": "to"},
}  # fmt: skip


def is_of_case(field, cfg):
    """Whether a parameter's name is that of a member of the case: then every parameter is as it
    should be. PLAN-003"""
    return field == "adherence_pct" and outcome(lambda: check_cfg(cfg) or {})["status"] == "KL_OK"


def in_words_of_spec(kind, cfg, refusal):
    """Parameters are cfg.<id>; keywords have the names of the specification."""
    field = refusal["field"]
    if field in PARAMETERS and not is_of_case(field, cfg):
        refusal["field"] = f"cfg.{field}"
    else:
        refusal["field"] = FIELDS.get(kind, {}).get(field, field)
    return refusal


def ask(kind, given):
    """The answer to a case, or its refusal, in the words of the specification."""
    call, names = TABLE[kind]
    allow(given, "cfg", *names.split())
    told = {name: given.get(name) for name in names.split()}
    cfg = given_options(given.get("cfg"))
    answer = outcome(lambda: call(cfg, **told))
    return answer if answer["status"] == "KL_OK" else in_words_of_spec(kind, cfg, answer)


KINDS = {kind: functools.partial(ask, kind) for kind in TABLE}
