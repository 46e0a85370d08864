"""Kinds of spec/rehab.md, section 13, put to the typed package. The input of such a case is the
case itself; expected are the members expect, today and final."""

import kneeload as kl
from kneeload.rehab_fields import FIELDS
from via_python_values import Unknown, allow, day_of, given_options, members, outcome

# Event of the specification: method, and the keyword of each of its fields.
EVENTS = {
    "SCREEN": ("screen", "flags", "location", "age", "worst24", "rest_or_night_pain",
               "daily_life_pain", "minutes_to_pain"),
    "CHECKIN": ("check_in", "morning_pain", "worst24", "daily_life_pain", "swelling", "flags",
                "night_waking", "sleep_min", "stress", "recorded_on"),
    "RUN": ("run", "before", "peak", "after_60min", "gait_altered", "swelling", "dose_pct",
            "painkiller", "warmup", "taped"),
    "STRENGTH": ("strength", "peak"),
    "WALK30": ("walk30", "pain"),
    "LOCATION": ("location", "location"),
    "CLEARANCE": ("clear", "by"),
    "WEEK": ("week", "planned_m", "done_m", "target_m", "quality_done"),
    "TICK": ("tick",),
}  # fmt: skip
REQUIRED = {"SCREEN": ["location"], "WALK30": ["pain"], "LOCATION": ["location"],
            "CLEARANCE": ["by"], "WEEK": ["planned_m", "done_m", "target_m"]}  # fmt: skip
PAINS = {"worst24", "adl_pain", "am_pain", "pre", "peak", "h1", "pain"}
KNOWN_FIELDS = {field for field, _ in FIELDS.values()}


def pain(tenths):
    """What a runner says: 23 tenths are 2.3."""
    return None if tenths is None else float(f"{tenths}e-1")


def keywords(event, names):
    given = {}
    for name in names:
        field = FIELDS[name][0]
        if event.get(field) is not None:
            given[name] = pain(event[field]) if field in PAINS else event[field]
    return given


def refusal_of_type():
    error = kl.RangeError("type")
    error.status, error.field, error.index = "KL_E_RANGE", "type", None
    return error


def told(knee, event):
    kind = event.get("type")
    if kind not in EVENTS:
        raise refusal_of_type()
    method, *names = EVENTS[kind]
    given = {**dict.fromkeys(REQUIRED.get(kind, [])), **keywords(event, names)}
    return getattr(knee, method)(day_of(event), **given)


def one_line(said):
    if "\n" in str(said) or not all(map(str, said.reasons)):
        raise Unknown("what is said is one line with its reasons in words")


def entry_members(entry):
    one_line(entry)
    colour = "NONE" if entry.colour is None else entry.colour.name
    reasons = [reason.code.name for reason in entry.reasons]
    return {**members(entry), "colour": colour, "reasons": reasons}


def answered(call):
    """The answer, or the refusal without its place."""
    answer = outcome(call)
    if answer["status"] != "KL_OK":
        return {"status": answer["status"], "entries": []}
    return answer


def ask_event(knee, event):
    """The step of an event; a knee that was saved and loaded has to say the same."""
    allow(event, "type", "day", *KNOWN_FIELDS)
    before, twin = bytes(knee), kl.Rehab.from_bytes(bytes(knee))
    step, other = (
        answered(lambda knee=knee: {"entries": list(map(entry_members, told(knee, event)))})
        for knee in (knee, twin)
    )
    if step != other or bytes(knee) != bytes(twin):
        raise Unknown("save and load change what follows")
    if step["status"] != "KL_OK" and bytes(knee) != before:
        raise Unknown("a refused event changes the knee")
    return step


def today_members(answer):
    one_line(answer)
    reasons = [reason.code.name for reason in answer.reasons]
    return {"action": answer.action.name, "reasons": reasons, "level": answer.level}


def ask_today(knee, question):
    allow(question, "after", "day", "pre", "expect")
    before = bytes(knee)
    day, pre = day_of(question), pain(question.get("pre"))
    answer = outcome(lambda: today_members(knee.today(day, pain_before=pre)))
    if bytes(knee) != before:
        raise Unknown("a question changes the knee")
    return answer


def new_knee(case):
    start = case.get("start")
    if start is not None:
        allow(start, "phase", "level", "day", "track")
        start = kl.RehabStart(**start)
    return kl.Rehab(given_options(case.get("config")), start=start)


def final_members(status):
    return {**members(status), "stop": status.stop.name}


def ask_log(case):
    allow(case, "id", "req", "kind", "config", "start", "events", "expect", "today", "final")
    knee, steps = new_knee(case), []
    questions = [{**question, "expect": "not asked"} for question in case.get("today") or []]
    for place, event in enumerate(case.get("events") or []):
        steps.append(ask_event(knee, event))
        for question in questions:
            if question.get("after") == place:
                question["expect"] = ask_today(knee, question)
    return {"expect": steps, "today": questions, "final": final_members(knee.status)}


def ask_config(case):
    allow(case, "id", "req", "kind", "config", "expect")
    return {"expect": outcome(lambda: {"loosened": new_knee(case).status.loosened})}


def answer_of(side):
    allow(side, "action", "reasons", "level")
    reasons = tuple(
        kl.Reason(kl.RehabReason[name], None, None, None) for name in side.get("reasons") or []
    )
    return kl.RehabToday(0, kl.Action[side["action"]], side["level"], None, reasons)


def in_order_of(wanted, reasons):
    """Reasons are compared as a set: those that are wanted come first, in that order."""
    left = list(reasons)
    first = [left.pop(left.index(reason)) for reason in wanted or [] if reason in left]
    return first + left


def ask_combine(case):
    allow(case, "id", "req", "kind", "left", "right", "expect")
    both = kl.both_knees(answer_of(case["left"]), answer_of(case["right"]))
    one_line(both)
    reasons = [{"side": r.side.name, "code": r.reason.code.name} for r in both.reasons]
    answer = {"action": both.action.name, "level": both.level}
    answer["reasons"] = in_order_of(case["expect"].get("reasons"), reasons)
    return {"expect": {"status": "KL_OK", **answer}}


# Kinds that take the whole case.
CASES = {"log": ask_log, "config": ask_config, "combine": ask_combine}
