# The rows: row NAME STATUS RULE MAKER [ARGUMENTS]. NAME begins with the number of its row in the
# table of hostile inputs; RULE is a finding that must be given, `.` any, `-` none, ~TEXT a text.

row 1-empty 1 empty-file raw ''
row 1-spaces 1 empty-file raw '  \n\t\n  '
row 1-comments 1 empty-file raw '# only\n# comments\n'
row 2-byte-order-mark 0 - with_bom
row 3-mark-in-the-middle 1 forbidden-character in_label '\xef\xbb\xbf'
row 4-utf-16-little 1 not-utf8 utf16 LE '\xff\xfe'
row 4-utf-16-big 1 not-utf8 utf16 BE '\xfe\xff'
row 4-utf-16-no-mark 1 . utf16 LE ''
row 5-lone-ff 1 not-utf8 in_label '\xff'
row 5-cut-at-end 1 not-utf8 raw 'tool t # \xe2\x82'
row 5-overlong 1 not-utf8 in_label '\xc0\x80'
row 5-surrogate 1 not-utf8 in_label '\xed\xa0\x80'
row 5-over-10ffff 1 not-utf8 in_label '\xf4\x90\x80\x80'
row 5-all-bytes-bad 1 not-utf8 raw '\x80\x81\xfe\xff\xff\xff\xc3'
row 6-nul-in-text 1 forbidden-character in_label '\x00'
row 6-nul-in-comment 1 forbidden-character in_comment '\x00'
row 6-nul-at-end 1 forbidden-character raw 'tool t\n\x00'
row 6-nul-in-import 1 forbidden-character in_import 'a\x00.sales'
row 7-escape-in-text 1 forbidden-character in_label '\x1b[2J'
row 7-escape-in-name 1 forbidden-character in_name '\x1b[2J'
row 7-escape-in-comment 1 forbidden-character in_comment '\x1b]0;title\x07'
row 7-link-escape 1 forbidden-character in_label '\x1b]8;;http://x\x1b\\\\'
row 7-bell 1 forbidden-character in_label '\x07'
row 7-overwrite 1 forbidden-character in_label 'abc\rdef'
row 7-c1 1 forbidden-character in_label '\xc2\x9b31m'
row 7-del 1 forbidden-character in_label '\x7f'
row 7-by-escape 1 . in_label '\\u{1B}'
for code in aa ab ac ad ae 8e 8f; do row "9-bidi-e280$code" 1 forbidden-character in_label "\xe2\x80\x$code"; done
for code in a6 a7 a8 a9; do row "9-bidi-e281$code" 1 forbidden-character in_comment "\xe2\x81\x$code"; done
row 9-arabic-letter-mark 1 forbidden-character in_label '\xd8\x9c'
row 10-zero-width-in-name 1 . in_name '\xe2\x80\x8b'
row 10-soft-hyphen-in-name 1 . in_name '\xc2\xad'
row 10-tag-in-name 1 . in_name '\xf3\xa0\x80\x81'
row 10-joiner-in-emoji 0 - in_label '\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb'
row 11-two-forms-of-one-name 1 duplicate-name at_top 'tool caf\xc3\xa9\ntool cafe\xcc\x81'
row 12-crlf 0 - crlf
row 12-lone-cr 1 forbidden-character raw 'tool a\rtool b\r'
row 12-line-separator 1 forbidden-character in_label '\xe2\x80\xa8'
row 12-form-feed 1 forbidden-character in_comment '\x0c'
row 13-no-last-newline 0 - no_last_newline
row 14-long-name 1 too-long long_name
row 15-long-line 0 - long_line
row 15-over-the-limit 3 '~over the size limit' over_the_limit
row 15-sparse 3 '~over the size limit' huge_sparse
row 16-many-tokens 1 . many_tokens
row 16-many-stages 0 - many_stages 20000
row 16-too-many-stages 1 size-limit too_many_stages
row 16-many-transitions 0 - many_transitions
row 17-many-opens 1 nested-too-deeply many_opens
row 17-many-opens-on-a-line 1 . same_line_braces '{'
row 17-parentheses 1 . same_line_braces '('
row 18-many-closes 1 extra-brace many_braces '}'
row 18-closes-on-a-line 1 . same_line_braces '}'
row 19-unclosed-text 1 text-not-closed at_top 'tool t "open'
row 19-unclosed-block-text 1 text-not-closed at_top 'tool t """\n open'
row 19-unclosed-block 1 missing-brace raw 'role r {\n  team "x"\n'
row 20-many-errors 1 . many_errors
row 21-many-unknown-names 1 unknown-role many_unknown

for value in 99999999999999999999 -1 1e309 NaN 0x10 1__0 _1 1,5 .5 5. 007 '$24k' 48.000; do
    row "23-deal-$value" 1 . raw "process p {\n  deal $value USD\n  stage a {\n    outcome o -> w\n  }\n  end w\n}\n"
done
row 23-ten-thousand-digits 1 . raw "process p {\n  deal $(head -c 10000 /dev/zero | tr '\0' 9) USD\n  stage a {\n    outcome o -> w\n  }\n  end w\n}\n"
for value in '9999999999 days' '-3 days' '0 days' '3' '5 to 2 days' '3 parsecs' '2-5 days'; do
    row "24-takes-$value" 1 . in_stage "takes   $value"
done
for value in 2026-02-30 0000-01-01 99999-01-01 2026-13-01 2026-1-1; do
    row "24-date-$value" 1 . raw "process p {\n  effective $value\n  stage a {\n    outcome o -> w\n  }\n  end w\n}\n"
done
shares() { raw "process p {\n  stage a {\n    outcome x -> w $1\n    outcome y -> l $2\n  }\n  end w\n  end l\n}\n"; }
row 25-just-below 1 share-sum shares 50% 49.999999%
row 25-just-above 1 share-sum shares 50% 50.000001%
row 25-exactly 0 - shares 33.333333% 66.666667%
row 25-seven-decimals 1 . shares 50.0000001% 49.9999999%
row 25-over-all 1 bad-percent shares 130% ''

for path in ../../x.sales /etc/passwd 'C:\\\\x.sales' '\\\\\\\\host\\\\share' file:///etc/passwd http://example.com/x.sales \
    '~/x.sales' '$HOME/x.sales' 'a%00.sales' '../input.sales/../../x.sales' '.' '' 'a//b.sales' '%(x)s'; do
    row "26-import-$path" 1 . in_import "$path"
done
row 27-link-out 1 . import_link_out
row 27-folder-link-out 1 . import_folder_link_out
row 27-link-inside 0 - import_link_inside
row 27-link-loop 1 . import_link_loop
row 29-fifo 1 . import_fifo
row 29-folder 1 . import_folder
row 29-device 1 . import_device
row 29-socket 1 . import_socket
row 29-procfs 1 . in_import /proc/self/environ
row 30-itself 1 import-circle import_itself
row 30-circle 1 import-circle import_circle
row 30-chain 1 import-limit import_chain 300
row 31-doubling 0 - import_doubling
row 31-many-imports 1 import-limit import_many 2000

for address in javascript:alert JaVaScRiPt:alert ' javascript:alert' '&#106;avascript:alert' 'data:text/html,x' vbscript:x \
    file:///etc/passwd //host/x http://u:p@host/ 'https:\\\\\\\\host' 'java\\\\tscript:x' 'http://[' 'http://' 'mailto:'; do
    row "32-link-$address" 1 bad-address link "$address"
done
for address in https://example.com/a mailto:a@example.com docs/playbook.md 'https://example.com/?a=1&b=2#c'; do
    row "32-good-link-$address" 0 - link "$address"
done
row 23-name-collides-with-nothing 0 - at_top 'tool stage\ntool process\ntool end'
row 41-address-in-summary 1 bad-address in_summary '[x](javascript:alert(1))'
row 41-automatic-link-in-summary 1 bad-address in_summary '<javascript:alert(1)>'
row 42-workflow-commands 1 . raw '::add-mask::x\n::error file=a::b\n##[group]\n##vso[task]x\n'
row 44-percent-signs 1 . at_top '%s%n%x %n\ntool %s "%n%n%n%s"'
row 47-color-expression 1 bad-color raw 'process p {\n  phase x {\n    color "url(http://x)"\n    stage a {\n      outcome o -> w\n    }\n  }\n  end w\n}\n'
