# Files that are wrong or heavy: row NAME STATUS EXPECTED MAKER [ARGUMENTS].
#
# NAME begins with the number of its row in the table of hostile inputs. EXPECTED is one or more of
# these with ` + ` between them: RULE a finding that must be given, `-` none, `.` any, `*3` just so
# many, `~TEXT` a text that must be said.

row 1-empty 1 'empty-file + *1 + ~input.sales:1:1' raw ''
row 1-spaces 1 'empty-file + *1' raw '  \n\t\n  '
row 1-comments 1 'empty-file + *1' raw '# only\n# comments\n'
row 1-mark-only 1 'empty-file + *1' raw '\xef\xbb\xbf'
row 2-byte-order-mark 0 - with_bom
row 2-columns-behind-the-mark 1 'syntax + ~input.sales:1:6' raw '\xef\xbb\xbfrole a b\n'
row 3-mark-in-the-middle 1 'forbidden-character + *1' in_label '\xef\xbb\xbf'
row 3-mark-in-a-name 1 'forbidden-character + *1' in_name '\xef\xbb\xbfy'
row 3-mark-twice 1 forbidden-character raw '\xef\xbb\xbf\xef\xbb\xbftool t\n'
row 4-utf-16-little 1 'not-utf8 + *1 + ~UTF-8' utf16 LE '\xff\xfe'
row 4-utf-16-big 1 'not-utf8 + *1 + ~UTF-8' utf16 BE '\xfe\xff'
row 4-utf-16-no-mark 1 'not-utf8 + *1' utf16 LE ''
row 4-utf-16-big-no-mark 1 'not-utf8 + *1' utf16 BE ''
row 5-lone-ff 1 'not-utf8 + *1 + ~<FF> + ~byte 9' in_label '\xff'
row 5-cut-at-end 1 'not-utf8 + *1 + ~<E2><82>' raw 'tool t # \xe2\x82'
row 5-overlong 1 'not-utf8 + ~<C0><80>' in_label '\xc0\x80'
row 5-overlong-three 1 not-utf8 in_label '\xe0\x80\xaf'
row 5-surrogate 1 not-utf8 in_label '\xed\xa0\x80'
row 5-over-10ffff 1 not-utf8 in_label '\xf4\x90\x80\x80'
row 5-five-byte-form 1 not-utf8 in_label '\xf8\x88\x80\x80\x80'
row 5-in-a-name 1 not-utf8 in_name '\xff'
row 5-in-a-comment 1 'not-utf8 + *1' in_comment '\xc3('
row 5-all-bytes-bad 1 'not-utf8 + *1' raw '\x80\x81\xfe\xff\xff\xff\xc3'
row 5-long-run-is-one 1 'not-utf8 + *1' raw "$(printf '\\xff%.0s' {1..2000})"
row 6-nul-in-text 1 'forbidden-character + *1 + ~<U+0000>' in_label '\x00'
row 6-nul-in-comment 1 'forbidden-character + *1' in_comment '\x00'
row 6-nul-at-end 1 'forbidden-character + *1' raw 'tool t\n\x00'
row 6-nul-in-import 1 'forbidden-character + *1' in_import 'a\x00.sales'
row 6-nothing-behind-is-ignored 1 'forbidden-character + unknown-word + *2' raw 'tool t\x00\nnonsense x\n'
row 7-escape-in-text 1 'forbidden-character + *1 + ~<U+001B>[2J' in_label '\x1b[2J'
row 7-escape-in-name 1 'forbidden-character + ~<U+001B>' in_name '\x1b[2J'
row 7-escape-in-comment 1 'forbidden-character + ~<U+001B>]0;title<U+0007>' in_comment '\x1b]0;title\x07'
row 7-escape-in-import 1 'forbidden-character + *1' in_import 'a\x1b[0m.sales'
row 7-escape-in-unknown-word 1 '. + ~<U+001B>' at_top 'nonsense\x1b[2J x'
row 7-link-escape 1 'forbidden-character + ~<U+001B>]8;;http://x<U+001B>' in_label '\x1b]8;;http://x\x1b\\\\'
row 7-bell 1 'forbidden-character + ~<U+0007>' in_label '\x07'
row 7-overwrite 1 forbidden-character in_label 'abc\rdef'
row 7-c1 1 'forbidden-character + ~<U+009B>' in_label '\xc2\x9b31m'
row 7-c1-as-a-byte 1 'not-utf8 + ~<9B>' in_label '\x9b31m'
row 7-next-line 1 'forbidden-character + ~<U+0085>' in_label '\xc2\x85'
row 7-del 1 'forbidden-character + ~<U+007F>' in_label '\x7f'
for code in 01 02 03 04 05 06 08 0b 0e 0f 10 15 19 1a 1c 1d 1e 1f; do
    row "7-control-$code" 1 "forbidden-character + *1 + ~<U+00${code^^}>" in_label "\x$code"
done
row 7-by-escape 1 'forbidden-character + *1' in_label '\\u{1B}'
row 7-direction-by-escape 1 'forbidden-character + *1' in_label '\\u{202E}'
row 7-nothing-by-escape 1 'forbidden-character + *1' in_label '\\u{0}'
row 7-surrogate-by-escape 1 'text-escape + *1' in_label '\\u{D800}'
row 7-over-all-by-escape 1 'text-escape + *1' in_label '\\u{110000}'
for code in aa ab ac ad ae 8e 8f; do
    row "9-bidi-e280$code" 1 'forbidden-character + *1' in_label "\xe2\x80\x$code"
    row "9-bidi-e280$code-in-comment" 1 'forbidden-character + *1' in_comment "\xe2\x80\x$code"
done
for code in a6 a7 a8 a9; do
    row "9-bidi-e281$code" 1 'forbidden-character + *1' in_label "\xe2\x81\x$code"
    row "9-bidi-e281$code-in-comment" 1 'forbidden-character + *1' in_comment "\xe2\x81\x$code"
done
row 9-arabic-letter-mark 1 'forbidden-character + *1' in_label '\xd8\x9c'
row 9-direction-in-name 1 . in_name '\xe2\x80\xaey'
row 10-zero-width-in-name 1 'name-characters + *1' in_name '\xe2\x80\x8b'
row 10-joiner-in-name 1 'name-characters + *1' in_name '\xe2\x80\x8dy'
row 10-word-joiner-in-name 1 'name-characters + *1' in_name '\xe2\x81\xa0y'
row 10-soft-hyphen-in-name 1 'name-characters + *1' in_name '\xc2\xad'
row 10-tag-in-name 1 'name-characters + *1' in_name '\xf3\xa0\x80\x81'
row 10-joiner-in-emoji 0 - in_label '\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb'
row 11-two-forms-of-one-name 1 duplicate-name at_top 'tool caf\xc3\xa9\ntool cafe\xcc\x81'
row 12-crlf 0 - crlf
row 12-mixed-line-ends 0 - mixed_line_ends
row 12-lone-cr 1 'forbidden-character + ~input.sales:2:7' raw 'tool a\rtool b\r'
row 12-line-separator 1 'forbidden-character + *1 + ~<U+2028>' in_label '\xe2\x80\xa8'
row 12-paragraph-separator 1 'forbidden-character + *1 + ~<U+2029>' in_comment '\xe2\x80\xa9'
row 12-form-feed 1 'forbidden-character + *1' in_comment '\x0c'
row 13-no-last-newline 0 - no_last_newline
row 14-long-name 1 'too-long + *1' long_word 'tool '
row 14-long-first-word 1 '. + *1' long_word ''
row 14-long-dotted-name 1 . long_word 'role r {\n  reports x.'
row 14-long-path 1 . long_word 'import std/'
row 14-long-text 1 'too-long + *1' long_text
row 14-long-block-text 1 'too-long + *1' long_block_text
row 14-long-address 0 - long_address
row 15-long-line 0 - long_line
row 15-over-the-limit 3 '~over the size limit' over_the_limit
row 15-sparse 3 '~over the size limit' huge_sparse
row 16-many-tokens 1 . many_tokens
row 16-many-transitions 0 - many_transitions "${SANITIZED:+100}"
row 16-many-stages 0 - many_stages "$(some 100000)"
row 16-one-line 1 '*20' one_line '' 'tool t@ '
row 16-one-line-set-in 1 '*20' one_line "$(repeated ' ' 1000000)" 'tool t@ '
row 16-empty-blocks-on-a-line 1 '*20' empty_blocks "$(some 8000000)"
row 16-names-on-a-line 1 "*20 + ~$(($(some 480000) - 1)) errors" one_line '' 'tool t@ ' "$(some 480000)"
row 16-blocks-on-a-line 1 '*20' one_line 'process p {' 'stage s@ { owner nobody exit "x" outcome o -> w } '
row 16-curly-quotes-on-a-line 1 . one_line '' '\xe2\x80\x9ca\xe2\x80\x9d '
row 16-foreign-numbers-on-a-line 1 . one_line 'role r\n' '2-5 45 % => x; '
OPTIONS='--limit-stages 100' row 16-too-many-stages 1 'size-limit + *1 + ~100 stages' many_stages 101
OPTIONS='--limit-stages 200' row 16-too-many-by-variants 1 'size-limit + ~200 stages' stages_by_variants 100
row 16-variants-in-a-row 1 'size-limit + *1 + ~500 processes' chain_of_variants 20000
row 16-variants-with-changes 1 'size-limit + *1 + ~500 processes' chain_of_variants 3000 \
    '  change stage a {\n    note "x"\n  }\n'
OPTIONS='--limit-variants 2000' row 16-variants-in-a-row-raised 0 - chain_of_variants 1500
row 16-too-many-ways 1 'size-limit + *1 + ~four million' many_ways
row 17-many-opens 1 'nested-too-deeply + *1' many_opens
row 17-many-opens-on-a-line 1 . same_line_braces '{'
row 17-parentheses 1 . same_line_braces '('
row 17-brackets 1 . same_line_braces '['
row 17-quotes 1 . same_line_braces '"'
row 17-at-the-limit 1 'misplaced-statement' nested 200
row 17-over-the-limit 1 'nested-too-deeply + *1' nested 201
OPTIONS='--limit-nesting 300' row 17-raised 1 'misplaced-statement' nested 300
OPTIONS='--limit-nesting 1000' row 17-raised-to-the-most 1 'misplaced-statement' nested 1000
row 18-many-closes 1 'extra-brace + *20 + ~100000 errors' many_braces '}'
row 18-closes-on-a-line 1 . same_line_braces '}'
row 19-unclosed-text 1 'text-not-closed + *1 + ~input.sales:1:8' at_top 'tool t "open'
row 19-unclosed-block-text 1 'text-not-closed + *1 + ~input.sales:1:8' at_top 'tool t """\n open'
row 19-unclosed-block 1 'missing-brace + *1' raw 'role r {\n  team "x"\n'
row 19-unclosed-at-the-last-byte 1 'text-not-closed + *1' raw 'tool t "'
row 19-backslash-at-the-last-byte 1 . raw 'tool t "x\\'
row 20-many-foreign-units 1 '*20' many_lines 'takes 3 Tage'
row 20-many-foreign-amounts 1 '*20' many_lines 'deal 48.000 €'
row 20-many-errors 1 "*20 + ~$(some 50000) errors" many_errors
OPTIONS='--limit-findings 3' row 20-fewer-shown 1 "*3 + ~$(some 50000) errors" many_errors
row 21-many-unknown-names 1 'unknown-role + *20 + ~errors + ~cut short' many_unknown
row 21-many-unknown-stages 1 "unknown-target + *20 + ~$(some 20000) errors + ~cut short" many_unknown_targets

for value in 99999999999999999999 -1 1e309 NaN 0x10 1__0 _1 1_ 1,5 .5 5. 007 '$24k' 48.000 1.2.3 + -0 ∞ １２ 1k5 24kk; do
    row "23-deal-$value" 1 . in_process "deal    $value USD"
    row "23-volume-$value" 1 . in_process "volume  $value per month"
done
for value in 99999999999999999999 -1 1e309 1__0 1,5 .5 0 2.5.5; do
    row "23-headcount-$value" 1 . at_top "role many {\n  headcount $value\n}"
    row "23-takes-$value" 1 . in_stage "takes   $value days"
done
digits=$(head -c 10000 /dev/zero | tr '\0' 9)
row 23-ten-thousand-digits 1 . in_process "deal    $digits USD"
row 23-ten-thousand-decimals 1 . in_stage "probability 0.$digits%"
row 23-ten-thousand-digits-of-days 1 . in_stage "takes   $digits days"
row 23-volume-overflow 1 . in_process 'volume  999999999999999M per month'
for value in '9999999999 days' '-3 days' '0 days' '3' '5 to 2 days' '3 parsecs' '2-5 days' '3 to 3 days' '99999999999999999999 years' '1000000M weeks'; do
    row "24-takes-$value" 1 . in_stage "takes   $value"
    row "24-sla-$value" 1 . in_stage "sla     $value else tell rep"
done
for value in 2026-02-30 0000-01-01 99999-01-01 2026-13-01 2026-00-10 2026-1-1 2023-02-29 1900-02-29 2026-04-31; do
    row "24-date-$value" 1 . in_process "effective $value"
    row "24-review-$value" 1 . in_process "review  $value"
done
row 24-leap-day 0 - in_process 'effective 2024-02-29'
shares() { raw "process p {\n  stage a {\n    outcome x -> w $1\n    outcome y -> l $2\n  }\n  end w\n  end l\n}\n"; }
row 25-just-below 1 'share-sum + *1' shares 50% 49.999999%
row 25-just-above 1 'share-sum + *1' shares 50% 50.000001%
row 25-smallest-share 0 - shares 0.000001% 99.999999%
row 25-exactly 0 - shares 33.333333% 66.666667%
row 25-seven-decimals 1 . shares 50.0000001% 49.9999999%
row 25-over-all 1 'bad-percent + *1' shares 130% ''
row 25-below-nothing 1 . shares -5% ''

for address in javascript:alert JaVaScRiPt:alert ' javascript:alert' '&#106;avascript:alert' 'data:text/html,x' vbscript:x \
    VBScript:x file:///etc/passwd //host/x ///host/x http://u:p@host/ http://u@host/ 'https:\\\\\\\\host' '\\\\\\\\host' \
    'java\\\\tscript:x' 'java\\tscript:x' 'java\\nscript:x' 'http://[' 'http://' 'https:' 'mailto:' 'http:x' '/\\\\host' \
    blob:x ftp://host/ a/b:c '%6aavascript:alert' '\\tjavascript:x' \
    'view-source:x' 'about:blank' 'intent:x' 'x:y'; do
    row "32-link-$address" 1 'bad-address + *1' link "$address"
done
for address in https://example.com/a mailto:a@example.com docs/playbook.md 'https://example.com/?a=1&b=2#c' HTTPS://EXAMPLE.COM '#part' \
    'https://example.com/%6aavascript:x'; do
    row "32-good-link-$address" 0 - link "$address"
done
said_link() { sound '' "tool t {\n  link \"$1\" \"$2\"\n}" >input.sales; }
for words in https://example.com/login 'www.example.com' 'http://example.com'; do
    OPTIONS='--warn misleading-link' row "33-says-$words" 0 'misleading-link + *1' said_link "$words" https://example.org/x
done
OPTIONS='--warn misleading-link' row 33-says-what-it-is 0 - said_link https://example.org/x https://example.org/x
row 23-name-collides-with-nothing 0 - at_top 'tool stage\ntool process\ntool end'
for markdown in '[x](javascript:alert(1))' '<javascript:alert(1)>' '\\n\\n[x]: javascript:alert(1)\\n\\n[x]\\n' '[x](<javascript:alert(1)>)' \
    '[x](java&#115;cript:alert(1))' '[x](&#x6a;avascript:alert(1))' '[x](data:text/html,x)' '[x](//host/x)' '[x](JAVASCRIPT:x)' \
    '<data:text/html,x>' '[x](\\\\javascript:x)'; do
    row "41-summary-$markdown" 1 bad-address in_summary "$markdown"
done
row 42-workflow-commands 1 . raw '::add-mask::x\n::error file=a::b\n##[group]\n##vso[task]x\n'
row 42-workflow-commands-in-text 1 'syntax' at_top 'tool t "::stop-commands::t"\n::set-output name=x::y\n##[error]z'
row 42-hidden-line-end 1 . at_top '::error::x%0A::error::y'
row 44-percent-signs 1 . at_top '%s%n%x %n\ntool %s "%n%n%n%s"'
row 44-percent-signs-in-names 1 . in_stage 'owner   %s%n%n%n%1000000d'
for color in 'url(http://x)' 'expression(alert(1))' 'red;background:url(x)' '#12345' '#1234567' '#gggggg' 'rgb(1,2,3)' 'var(--x)' '</style>' ''; do
    row "47-color-$color" 1 . raw "process p {\n  phase x {\n    color \"$color\"\n    stage a {\n      outcome o -> w\n    }\n  }\n  end w\n}\n"
done

# What others may raise, nobody lets a file raise.
row 58-limit-in-a-file 1 unknown-word at_top 'limit-nesting 1000'
row 58-errors-cannot-be-allowed 1 . in_stage 'allow   unknown-role\n    with    nobody'
