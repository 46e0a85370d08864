/*
 * libkneeload - load, pain and stride for apps that go with runner's knee.
 *
 * This header is the table of contents. Five calls carry an app:
 *
 *   kl_rehab_open   begin to follow a knee
 *   kl_rehab_apply  a morning, a run, a week of it: what follows, and why
 *   kl_today        may I run today, how far, how, and why
 *   kl_week_tailor  my week, tailored, with an outlook
 *   kl_rolling_at   one ratio: acute against chronic load, with honest bounds
 *
 * Beside them: kl_spike_test puts one run against the longest of the last 30 days; kl_book_push
 * and kl_book_read keep the load book as a stream, one day at a time.
 *
 * Order of arguments: inputs, options, outputs, fault. NULL options are the defaults.
 * A call that fails returns a negative kl_status, writes nothing, and names field, index and
 * value in the fault. "Not defined" is a result with flags, not an error; "not known" is
 * KL_UNKNOWN or a missing flag bit, never 0 or NaN. No call allocates, prints, reads a clock or
 * keeps a global: distinct objects may be used from any threads.
 *
 * The library describes load. It does not diagnose, and no output says that a run is harmless.
 *
 *   floor 0  status.h        statuses, faults, version
 *            day.h           civil days
 *            reason.h        why a decision was taken
 *   floor 1  catalog.h       parameters, sources, codes, evidence: the library as data
 *            planning.h      options and reasons that the planning calls share
 *   floor 2  load.h          a session and its load: distance, RPE, TRIMP, zones
 *            series.h        sessions to days: duplicates, split files, day states
 *            rolling.h       rolling ratio, bounds, verdicts, inverse, ceiling
 *            ewma.h          EWMA ratio and REDI
 *            variability.h   monotony, strain, week to week
 *            fitness.h       CTL, ATL, TSB
 *            spike.h         session spike: the one output with a risk label
 *            fleet.h         ratios of many runners at once
 *            book.h          the stream, its saved bytes, rest days
 *            knee.h          knee load of a run in equivalent easy kilometres
 *            shoe.h          odometer, rotation and heel of shoes
 *            outcome.h       outcome scores, their change, a review
 *   floor 3  cadence.h       a shorter stride, step by step
 *            week.h          check of a week, next volume, load off and back
 *            exercise.h      exercises, prescription, progression
 *            habit.h         small rules: offenders, rest, tape, cross-training, prevention
 *   floor 4  rehab.h         pain gate, screen, ladder, phases: may I run, and why
 *   floor 5  tailor.h        the return to run in the runner's own week, and an outlook
 *            today.h         one answer from all of them
 *
 * Conventions in full: README.md beside this file.
 */
#ifndef KNEELOAD_KNEELOAD_H
#define KNEELOAD_KNEELOAD_H

#include "kneeload/book.h"
#include "kneeload/cadence.h"
#include "kneeload/catalog.h"
#include "kneeload/day.h"
#include "kneeload/ewma.h"
#include "kneeload/exercise.h"
#include "kneeload/fitness.h"
#include "kneeload/fleet.h"
#include "kneeload/habit.h"
#include "kneeload/knee.h"
#include "kneeload/load.h"
#include "kneeload/outcome.h"
#include "kneeload/planning.h"
#include "kneeload/reason.h"
#include "kneeload/rehab.h"
#include "kneeload/rolling.h"
#include "kneeload/series.h"
#include "kneeload/shoe.h"
#include "kneeload/spike.h"
#include "kneeload/status.h"
#include "kneeload/tailor.h"
#include "kneeload/today.h"
#include "kneeload/variability.h"
#include "kneeload/week.h"

#endif
