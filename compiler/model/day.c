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
