// Addresses of links: http, https, mailto, or a relative path, read by a small reader of our own.
//
// An address goes into pictures and pages that people trust, so what could mean anything else is
// refused: other schemes, however they are spelt, a host without a scheme, and user names.

#include "model/address.h"

#include "base/utf8.h"

#include <string.h>

static bool is_scheme_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+'
           || c == '-' || c == '.';
}

static bool scheme_is(Str scheme, const char *text)
{
    if (scheme.length != strlen(text)) {
        return false;
    }
    for (size_t i = 0; i < scheme.length; i++) {
        char c = scheme.at[i];
        char lower = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        if (lower != text[i]) {
            return false;
        }
    }
    return true;
}

// What stands before the first ':' that comes before any '/', '?' or '#'; empty if there is none.
static Str address_scheme(Str address)
{
    for (size_t i = 0; i < address.length; i++) {
        char c = address.at[i];
        if (c == ':') {
            return (Str){address.at, i};
        }
        if (c == '/' || c == '?' || c == '#') {
            break;
        }
    }
    return (Str){address.at, 0};
}

// http://host...: there is a host, and no user name before it.
static const char *web_fault(Str rest)
{
    if (!str_starts(rest, "//") || rest.length < 3) {
        return "write it whole: `https://example.com/page`";
    }
    size_t end = 2;
    // The address of a machine in brackets is nothing that a handout links to.
    while (end < rest.length && strchr("[/?#", rest.at[end]) == NULL) {
        if (rest.at[end] == '@') {
            return "leave out the user name before the `@`";
        }
        end++;
    }
    return end == 2 ? "write it whole: `https://example.com/page`" : NULL;
}

static const char *bytes_fault(Str address)
{
    if (!utf8_is_clean(address.at, str_end(address))) {
        return "an address has no control characters";
    }
    for (size_t i = 0; i < address.length; i++) {
        unsigned char c = (unsigned char)address.at[i];
        if (c < 0x20) {
            return "an address stands on one line";
        }
        if (c == '\\') {
            return "write `/`, not a backslash";
        }
    }
    return NULL;
}

const char *address_fault(Str address)
{
    if (address.length == 0) {
        return "write an address: `https://example.com/page`";
    }
    if (address.at[0] == ' ' || address.at[address.length - 1] == ' ') {
        return "leave out the spaces around it";
    }
    const char *fault = bytes_fault(address);
    if (fault != NULL) {
        return fault;
    }
    Str scheme = address_scheme(address);
    if (scheme.length == 0 && address.at[0] == ':') {
        return "write an address: `https://example.com/page`";
    }
    if (scheme.length == 0 && memchr(address.at, ':', address.length) != NULL) {
        return "a path holds no `:`; write `https://` before the address of a site";
    }
    if (scheme.length == 0) {
        return address.at[0] == '/' ? "a path starts at this file's folder: `guides/demo.md`"
                                    : NULL;
    }
    for (size_t i = 0; i < scheme.length; i++) {
        if (!is_scheme_char(scheme.at[i])) {
            return "an address is http, https, mailto or a relative path";
        }
    }
    Str rest = {address.at + scheme.length + 1, address.length - scheme.length - 1};
    if (scheme_is(scheme, "http") || scheme_is(scheme, "https")) {
        return web_fault(rest);
    }
    if (scheme_is(scheme, "mailto") && rest.length > 0) {
        return NULL;
    }
    return "an address is http, https, mailto or a relative path";
}

bool address_is_absolute(Str address)
{
    return address.length > 0 && address_fault(address) == NULL
           && address_scheme(address).length > 0;
}
