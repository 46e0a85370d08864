/*
 * An app that is closed every evening: push a day, save the book, load it next morning, go on.
 * What a book says after that is, to the bit, what it would have said without the break.
 */
#include <kneeload/kneeload.h>
#include <stdio.h>

enum { DAYS = 42 };

/* What an app would keep on disk. */
typedef struct saved_book {
    uint8_t bytes[KL_BOOK_SAVE_MAX];
    size_t size;
} saved_book;

static kl_status report(kl_status status, const kl_fault *fault)
{
    if (status != KL_OK) {
        fprintf(stderr, "%s: %s (%s)\n", kl_status_name(status), kl_status_message(status),
                fault->field);
    }
    return status;
}

/* Made up: runs on four days a week, a bit longer every week. */
static double metres_on(int32_t i)
{
    static const double week[7] = {5000, 0, 6000, 0, 5000, 0, 9000};
    return week[i % 7] * (1.0 + 0.0625 * (i / 7));
}

static kl_status enter_day(saved_book *saved, int32_t day, double metres, kl_fault *fault)
{
    kl_book book;
    const int32_t state = metres > 0 ? KL_DAY_LOAD : KL_DAY_REST;
    kl_status status = kl_book_load(&book, saved->bytes, saved->size, fault);
    if (status == KL_OK) status = kl_book_push(&book, day, state, metres, fault);
    if (status == KL_OK) {
        status = kl_book_save(&book, saved->bytes, sizeof saved->bytes, &saved->size, fault);
    }
    return status;
}

static kl_status open_book(saved_book *saved, kl_fault *fault)
{
    kl_book book;
    kl_status status = kl_book_open(&book, NULL, fault);
    if (status != KL_OK) return status;
    return kl_book_save(&book, saved->bytes, sizeof saved->bytes, &saved->size, fault);
}

static kl_status print_reading(const saved_book *saved, kl_fault *fault)
{
    kl_book book;
    kl_book_reading today;
    int32_t date[3];
    kl_status status = kl_book_load(&book, saved->bytes, saved->size, fault);
    if (status == KL_OK) status = kl_book_read(&book, &today, fault);
    if (status == KL_OK) status = kl_day_to_date(today.day, date, fault);
    if (status != KL_OK) return status;

    printf("%d-%02d-%02d\n", date[0], date[1], date[2]);
    if (today.rolling.defined) printf("  rolling ratio   %.3f\n", today.rolling.value);
    if (today.ewma.defined) printf("  EWMA ratio      %.3f\n", today.ewma.value);
    if (today.week_to_week.defined) printf("  week to week    %.3f\n", today.week_to_week.value);
    if (today.fitness.defined) {
        printf("  CTL, ATL        %.0f m, %.0f m\n", today.fitness.ctl, today.fitness.atl);
    }
    if (today.monotony.defined) printf("  monotony        %.3f\n", today.monotony.monotony);
    return KL_OK;
}

int main(void)
{
    saved_book saved;
    kl_fault fault;
    int32_t day0;
    if (report(kl_day_from_date(2026, 3, 2, &day0, &fault), &fault)) return 1;
    if (report(open_book(&saved, &fault), &fault)) return 1;
    for (int32_t i = 0; i < DAYS; i++) {
        if (report(enter_day(&saved, day0 + i, metres_on(i), &fault), &fault)) return 1;
    }
    printf("%d days, saved and loaded after each\n", (int)DAYS);
    if (report(print_reading(&saved, &fault), &fault)) return 1;

    /* Entering a day twice is refused and changes nothing. */
    if (enter_day(&saved, day0, 5000, &fault) != KL_E_ORDER) return 1;
    printf("refused: \"%s\" of %.0f\n", fault.field, fault.value);
    return 0;
}
