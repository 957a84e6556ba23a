#!/bin/bash
# Writes a dictionary for the fuzzers, in libFuzzer's form: the words of the language (from the
# tables of statements and of other tools' words, and from the grammar), their right lines, and the
# values and bytes that mean something.
cd "$(dirname "$0")/../.." || exit 1
{
    sed -nE 's/^(STATEMENT|DECLARATION)\([A-Z]+, *"([a-z]+)".*/\2/p' compiler/syntax/statements.def
    sed -nE 's/^ +"(.*)"\)$/\1/p' compiler/syntax/statements.def | sed 's/\\"/"/g'
    sed -nE 's/^WORD\("([^"]+)".*/\1/p' compiler/syntax/words.def
    sed -nE 's/^"([a-z]+)" +return.*/\1/p' grammar/sales.l
    sed -nE 's/^RULE\(([a-z_0-9]+),.*/\1/p' compiler/base/rules.def | tr _ - | sed 's/^/allow /'
    grep -ohE '"(is|by day|external|basic|working|expert|win|loss|neutral|best-case|commit|closed)"' -r compiler/model/*.c | tr -d '"'
    printf '%s\n' '{' '}' '->' ',' '"' '"""' '#' '%' '\' '\"' '\n' '.' '..' '-' '_' '//' ':' '|' '<' '&' \
        'change process ' 'drop stage ' 'drop outcome ' 'change stage ' 'drop end ' ' like ' ' as x' \
        '45%' '0%' '100%' '99.999999%' '12.5' '1_000' '24k USD' '1.2M EUR' '2 to 5 days' '90 minutes' \
        '3 workdays' '1 week' '6 months' '1 quarter' '2 years' '20 per month' '2026-02-30' '2026-04-01' \
        'import "a.sales"' 'import "../b.sales" as b' 'import "main.sales"' 'import std/method/bant' \
        '#== a.sales' '#== b.sales' '#== shared/c.sales' 'at expert' 'is external' 'is win' 'is loss' \
        '[a](https://example.com)' '<script>' '![x](y)' '&#27;' '::error::' '@user' '$x' 'javascript:'
} | sort -u | sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/"&"/'
# Bytes that are no plain text, and whole lines.
printf '"%s"\n' '\x0a' '\x0d' '\x0d\x0a' '\x09' '\x00' '\x1b[2J' '\xef\xbb\xbf' '\xe2\x80\xae' '\xe2\x80\x8b' \
    '\xe2\x80\x9c' '\xe2\x80\x9d' '\xe2\x86\x92' '\xc2\xa0' '\xff' '\xc0\x80' '\xed\xa0\x80' '\xc3\xa9' 'e\xcc\x81' \
    '\xd0\xb0' '\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb' '\xe3\x80\x80' '\xef\xbc\x8c' '\x0a}\x0a' \
    '\x0aprocess p {\x0a' '\x0astage s {\x0a' '\x0arole r {\x0a' '\x0a#== a.sales\x0a'
