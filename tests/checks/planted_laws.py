#!/usr/bin/env python3
"""The laws of the rehab machine (REHAB section 11) notice a defect of the library.

Usage: planted_laws.py ROOT CC LIBRARY OBJECT... FLAG...

Changes one line of src/rule or src/rehab at a time, links the test of the law with it (LIBRARY
holds all other files, the OBJECTs are the compiled tests), and expects the test to fail and to
name the law.
"""

import pathlib
import subprocess
import sys
import tempfile

from project import finish, read

LAWS, BYTES, GATE = "rehab/test_laws.c", "rehab/test_bytes.c", "rule/test_pain.c"

# test, what it says, file, text, the text with a defect
DEFECTS = [
    (GATE, "milder_colours", "rule/pain.c",
     "if (over(r->peak, c->pain_red)) {", "if (over(r->peak, c->pain_red) && r->peak < 90) {"),
    (GATE, "milder_colours", "rule/pain.c",
     "return over(r->h1, before + c->settle_tol);",
     "return over(r->h1, before + c->settle_tol) && r->h1 < 40;"),
    (GATE, "milder_colours", "rule/pain.c",
     "m.up_large = v->morning >= base + c->am_red_delta;",
     "m.up_large = v->morning == base + c->am_red_delta;"),
    (GATE, "milder_colours", "rule/pain.c",
     "if (r->gait_altered) kl__why_bare", "if (!r->gait_altered) kl__why_bare"),
    (GATE, "milder_colours", "rule/pain.c",
     "if (r->analgesic) kl__why_bare", "if (!r->analgesic) kl__why_bare"),
    (LAWS, "no LEVEL_UP without a known next morning", "rehab/close.c",
     "c->verdict.colour == KL_COLOUR_GREY)",
     "c->verdict.colour == KL_COLOUR_GREY && s->greens + 1 < s->need)"),
    (LAWS, "no LEVEL_UP without a known next morning", "rehab/close.c",
     "c->verdict.colour == KL_COLOUR_GREY)",
     "c->verdict.colour == KL_COLOUR_GREY && !s->diary.entry[s->diary.n - 1].late)"),
    (LAWS, "at most max_levels_7d LEVEL_UPs in seven days", "rehab/close.c",
     "if (ups >= c->max_levels_7d) {", "if (ups > c->max_levels_7d) {"),
    (LAWS, "the level stays on the ladder", "rehab/state.c",
     "e->level = w->s.level;", "e->level = w->s.level - 1;"),
    (LAWS, "the level stays on the ladder", "rehab/close.c",
     "const int is_top = s->level == kl__ladder_top(s->config.ladder);",
     "const int is_top = s->level == 12;"),
    (LAWS, "no ADVANCE while STOP is latched", "rehab/rehab.c",
     "if (s->phase != KL_PHASE_IRRITABLE || kl__is_stopped(s)) return;",
     "if (s->phase != KL_PHASE_IRRITABLE) return;"),
    (LAWS, "no ADVANCE", "rehab/week.c", " && !kl__is_stopped(&w->s)) judge_week", ") judge_week"),
    (LAWS, "nothing moves while STOP is latched", "rehab/day.c",
     "if (kl__is_stopped(s) || s->phase < KL_PHASE_RELOAD) return;",
     "if (s->phase < KL_PHASE_RELOAD) return;"),
    (LAWS, "only CLEARANCE ends a STOP", "rehab/rehab.c",
     "if (tier > w->s.stop) w->s.stop = tier;", "w->s.stop = tier;"),
    (LAWS, "no GREEN without a known next morning", "rehab/close.c",
     "judge(&w->s, morning ? morning->am_pain : KL_UNKNOWN, 0)",
     "judge(&w->s, morning ? morning->am_pain : 0, 0)"),
    (LAWS, "no GREEN without a known next morning", "rule/pain.c",
     "if (!known(v->morning))\n", "if (0)\n"),
    (LAWS, "no GREEN without a known next morning", "rehab/close.c",
     "if (doubtful) c.verdict", "if (0) c.verdict"),
    (LAWS, "no GREEN without a known own morning", "rule/pain.c",
     "else if (!known(v->baseline))", "else if (0)"),
    (LAWS, "no GREEN without a known own morning", "rehab/close.c",
     "own && !own->late ? own->am_pain", "own ? own->am_pain"),
    (LAWS, "no GREEN without a known own morning", "rule/pain.c",
     "if (r->peak_missing) kl__why_bare", "if (0) kl__why_bare"),
    (LAWS, "every move of phase is a row of the table", "rehab/close.c",
     "kl__enter_phase(&w->s, KL_PHASE_BUILD, c->day);\n        log_led",
     "kl__enter_phase(&w->s, KL_PHASE_RETURN, c->day);\n        log_led"),
    (LAWS, "no RUN without a pain answer of the day", "rehab/today.c",
     "if (pain == KL_UNKNOWN) {", "if (pain == KL_UNKNOWN - 1) {"),
    (LAWS, "save and load changes", "rehab/bytes.c",
     "    NUMBER(streak, 0, 0, COUNT),\n", ""),
    (LAWS, "save and load changes", "rehab/state.c",
     "*count += *count < KL__LOG_COUNT_MAX;", "static int n;\n    *count += n++ % 3 < 2;"),
    (LAWS, "a shift changes", "rehab/day.c",
     "gap == s->config.gap1_days)", "gap == s->config.gap1_days && day % 9)"),
    (LAWS, "REHAB-002: a byte changed", "rehab/rehab.c",
     "    status = take_in(&w, event, fault);",
     "    memcpy(rehab->opaque, &w.s, sizeof w.s);\n    status = take_in(&w, event, fault);"),
    (BYTES, "saves otherwise", "rehab/bytes.c",
     "if (!fits) reader->dry = 1;\n    return", "return !fits ? 0 :"),
    (BYTES, "a refused load writes", "rehab/bytes.c",
     "    if (reader.dry || reader.left", "    rehab->opaque[0] = 0;\n    if (reader.dry || reader.left"),
    (BYTES, "mutation", "rehab/bytes.c", " || reader.left > 0", ""),
]


def build(root, compiler, changed, test, library, flags):
    """The test with the changed file; the library adds what that file does not define."""
    program = changed.with_suffix("")
    command = [compiler, "-std=c11", "-O1", "-w", "-ffp-contract=off", "-DKL_BUILDING", "-DKL_STATIC",
               f"-I{root}/include", f"-I{root}/src", changed, test, library, *flags, "-o", program]
    subprocess.run(command, check=True)
    return program


def faults_of(root, compiler, library, objects, flags):
    for test, says, file, old, new in DEFECTS:
        text = read(root / "src" / file)
        if text.count(old) != 1:
            yield f"{file} does not hold once: {old}"
            continue
        with tempfile.TemporaryDirectory() as folder:
            changed = pathlib.Path(folder, "changed.c")
            changed.write_text(text.replace(old, new), encoding="utf-8")
            program = build(root, compiler, changed, objects[test], library, flags)
            done = subprocess.run(program, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            yield f"{file} with {new.strip()!r}: not noticed by {test}"
        elif says not in done.stderr:
            yield f"{file} with {new.strip()!r}: does not say {says!r}\n{done.stderr}"


def main(root, compiler, library, *rest):
    flags = [word for word in rest if word.startswith("-")]
    objects = {test: word for test in (LAWS, BYTES, GATE) for word in rest if f"/{test}." in word}
    root = pathlib.Path(root).resolve()
    faults = list(faults_of(root, compiler, library, objects, flags))
    finish(f"{len(DEFECTS)} defects against laws", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])
