// Digests of texts.
//
// They are worked out by libmd, which every Debian system has: dpkg itself uses it.
#include "base/digest.h"

#include <sha2.h>
#include <string.h>

typedef struct Digest {
    uint8_t bytes[SHA256_DIGEST_LENGTH];
} Digest;

static Digest digest_of(Str text)
{
    Digest digest;
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)text.at, text.length);
    SHA256Final(digest.bytes, &context);
    return digest;
}

void digest_write_policy(Out *out, Str text)
{
    Digest digest = digest_of(text);
    out_text(out, "'sha256-");
    out_base64(out, (Str){(const char *)digest.bytes, sizeof digest.bytes});
    out_char(out, '\'');
}

uint64_t digest_short(Str text)
{
    enum { BYTES = 8, BITS = 8 };
    Digest digest = digest_of(text);
    uint64_t number = 0;
    for (int i = 0; i < BYTES; i++)
        number = number << BITS | digest.bytes[i];
    return number;
}

void digest_hex(Str text, char hex[DIGEST_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    Digest digest = digest_of(text);
    for (size_t i = 0; i < sizeof digest.bytes; i++) {
        hex[2 * i] = digits[digest.bytes[i] >> 4];
        hex[2 * i + 1] = digits[digest.bytes[i] & 15];
    }
    hex[DIGEST_SIZE - 1] = '\0';
}
