// Days of the Gregorian calendar from year 1 to 9999.
#include "model/day.h"

static bool has_form(Str text)
{
    static const char form[] = "0000-00-00";
    if (text.length != sizeof form - 1) {
        return false;
    }
    for (size_t i = 0; i < text.length; i++) {
        bool is_digit = text.at[i] >= '0' && text.at[i] <= '9';
        if (form[i] == '0' ? !is_digit : text.at[i] != form[i]) {
            return false;
        }
    }
    return true;
}

static int number_at(Str text, size_t from, size_t length)
{
    int number = 0;
    for (size_t i = from; i < from + length; i++) {
        number = number * 10 + (text.at[i] - '0');
    }
    return number;
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && is_leap ? 29 : days[month - 1];
}

bool day_read(Str text, int *year, int *month, int *day)
{
    if (!has_form(text)) {
        return false;
    }
    *year = number_at(text, 0, 4);
    *month = number_at(text, 5, 2);
    *day = number_at(text, 8, 2);
    return *year >= 1 && *month >= 1 && *month <= 12 && *day >= 1
           && *day <= month_days(*year, *month);
}

// Days before January 1st of a year, counted from year 1: four-year, 100-year and 400-year rules of
// the Gregorian calendar.
static int32_t days_before_year(int year)
{
    int32_t past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

int32_t day_number(int year, int month, int day)
{
    int32_t number = days_before_year(year) - days_before_year(1970);
    for (int before = 1; before < month; before++) {
        number += month_days(year, before);
    }
    return number + day - 1;
}

bool day_of_number(int32_t number, int *year, int *month, int *day)
{
    enum { YEAR_LAST = 9999, DAYS_OF_400_YEARS = 146097 };
    if (number < day_number(1, 1, 1) || number > day_number(YEAR_LAST, 12, 31)) {
        return false;
    }
    int64_t from_first = number - day_number(1, 1, 1);
    *year = (int)(from_first * 400 / DAYS_OF_400_YEARS) + 1; // at most one too high or too low
    while (day_number(*year, 1, 1) > number) {
        --*year;
    }
    while (*year < YEAR_LAST && day_number(*year + 1, 1, 1) <= number) {
        ++*year;
    }
    int32_t left = number - day_number(*year, 1, 1);
    for (*month = 1; left >= month_days(*year, *month); ++*month) {
        left -= month_days(*year, *month);
    }
    *day = left + 1;
    return true;
}

int day_weekday(int32_t number)
{
    enum { DAYS_A_WEEK = 7, WEEKDAY_OF_ZERO = 3 }; // 1970-01-01 was a Thursday
    int rest = (number % DAYS_A_WEEK + WEEKDAY_OF_ZERO) % DAYS_A_WEEK;
    return rest < 0 ? rest + DAYS_A_WEEK : rest;
}
