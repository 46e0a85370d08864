"""Kind today of README.md, "A morning", put to the typed package."""

import kneeload as kl
from kneeload import capi
from via_python_knee import apply as apply_cadence
from via_python_knee import known, runner
from via_python_load import sessions
from via_python_rehab import new_knee, pain, told
from via_python_values import Unknown, allow, day_of, given_options, members, plain_output

ITEM_NUMBERS = ("metres", "run_s", "walk_s", "bout_s", "reps")
MEMBERS = ("day", "knees", "sessions", "first_day", "infer_rest", "week", "cadence", "shoe", "cfg",
           "spike", "params", "profile", "mass_now_kg", "carried_kg", "judged")  # fmt: skip


def never_begun(made, state):
    """The zeroed state of C, which no call of the package makes."""
    made._state = state
    return made


def lived(event, tell):
    """What was lived through has to be taken; only the morning itself may be refused."""
    try:
        tell(event)
    except kl.KneeloadError as error:
        raise Unknown(f"an event is refused: {error}") from None


def knee_of(given):
    allow(given, "side", "pre", "config", "start", "events", "never_begun")
    knee = new_knee(given)
    for event in given.get("events") or []:
        lived(event, lambda event: told(knee, event))
    return never_begun(knee, capi.kl_rehab()) if given.get("never_begun") else knee


def side_of(given):
    side = given.get("side")
    return kl.Side.UNSPECIFIED if side is None else side


def cadence_of(given):
    if given is None:
        return None
    allow(given, "events", "params", "never_begun")
    plan = kl.CadencePlan(**given_options(given.get("params")))
    for event in given.get("events") or []:
        lived(event, lambda event: apply_cadence(plan, event))
    return never_begun(plan, capi.kl_cadence()) if given.get("never_begun") else plan


def item_of(given):
    allow(given, "day", "kind", "seconds", *ITEM_NUMBERS)
    numbers = {name: 0 if given.get(name) is None else given[name] for name in ITEM_NUMBERS}
    return kl.PlanItem(day=given.get("day"), source=None, kind=given.get("kind"),
                       seconds=given.get("seconds"), reasons=(), **numbers)  # fmt: skip


def week_of(given):
    if given is None:
        return None
    allow(given, "first_day", "planned_m", "restored", "items")
    items = given.get("items")
    return kl.TodayWeek(
        first_day=day_of(given, "first_day"),
        items=None if items is None else list(map(item_of, items)),
        planned_m=given.get("planned_m"),
        restored=given.get("restored"),
    )


def shoes_of(given):
    if given is None:
        return None
    allow(given, "usual_drop_mm", "shoes", "runs")
    pairs, runs = [], []
    for shoe in given.get("shoes") or []:
        allow(shoe, "first_day", "start_m", "new_model", "heel_mm", "drop_mm")
        plain = {name: shoe.get(name) for name in ("start_m", "new_model", "heel_mm", "drop_mm")}
        pairs.append(kl.Shoe(day_of(shoe, "first_day"), **plain))
    for run in given.get("runs") or []:
        allow(run, "day", "shoe", "distance_m")
        runs.append(kl.ShoeRun(day_of(run), run.get("shoe"), run.get("distance_m")))
    return kl.TodayShoes(pairs, runs, given.get("usual_drop_mm"))


def judged_of(given):
    for run in given or []:
        allow(run, "day", "dose_s", "colour")
    return [(run.get("day"), run.get("dose_s"), run.get("colour")) for run in given or []]


def answer_members(answer):
    """Members under the names of kl_today_answer, which are those of the package."""
    said = members(answer)
    said["row"] = answer.row and members(answer.row)
    said["limits"] = list(map(members, answer.limits))
    said["rolling"], said["ewma"] = members(answer.rolling), members(answer.ewma)
    said["reasons"] = list(map(reason_members, answer.reasons))
    return said


def reason_members(why):
    """A reason; its words and its place in the catalogue have to be there."""
    if not str(why) or "\n" in str(why):
        raise Unknown("a reason is one line in words")
    if why.parameter is not None and why.catalogue.id != why.parameter:
        raise Unknown("a reason with a parameter that the catalogue does not have")
    return {name: plain_output(getattr(why, name))
            for name in ("code", "side", "value", "limit", "parameter")}  # fmt: skip


def saved_and_loaded(knees):
    """The same knees from their bytes; what was never begun has none, and stays."""
    for side, knee in knees:
        try:
            yield side, kl.Rehab.from_bytes(bytes(knee))
        except kl.StateError:
            yield side, knee


def said_by(call):
    """What is said, to the last character; a refusal in its own words."""
    try:
        answer = call()
    except kl.KneeloadError as error:
        return repr(error)
    if not set(map("- {}".format, answer.reasons)) < set(str(answer).splitlines()):
        raise Unknown("an answer is a headline and a line for each reason")
    return repr(answer)


def ask(given):
    allow(given, *MEMBERS)
    knees = given.get("knees") or []
    followed = [(side_of(knee), knee_of(knee)) for knee in knees]
    options = {name: given_options(given.get(of))
               for name, of in (("plan", "cfg"), ("spike", "spike"), ("knee_load", "params"))}
    who = runner({name: given.get(name) for name in ("profile", "mass_now_kg", "carried_kg")})
    told = {
        "on": day_of(given),
        "sessions": sessions(given.get("sessions")),
        "first_day": day_of(given, "first_day"),
        "week": week_of(given.get("week")),
        "cadence": cadence_of(given.get("cadence")),
        "shoes": shoes_of(given.get("shoe")),
        "judged": judged_of(given.get("judged")),
        "runner": who,
        "pain_before": {side_of(knee): pain(knee.get("pre")) for knee in knees},
        **known(given, "infer_rest"),
        **options,
    }
    again = list(saved_and_loaded(followed))
    if said_by(lambda: kl.today(followed, **told)) != said_by(lambda: kl.today(again, **told)):
        raise Unknown("save and load change what is said")
    try:
        return answer_members(kl.today(followed, **told))
    except kl.KneeloadError as error:
        if error.field == "pain_before":  # the keyword of the package
            error.field = "rehab.pre"
        raise


KINDS = {"today": ask}
