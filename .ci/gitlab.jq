# From the JSON of `stagecraft check` to GitLab's code quality report.
[.findings[] | {
  description: .headline,
  check_name: .rule,
  fingerprint: (.fingerprint // ([.rule, .place.file, (.place.line | tostring), (.place.column | tostring)] | join(":"))),
  severity: (if .level == "error" then "major" else "minor" end),
  location: {path: .place.file, lines: {begin: .place.line}}
}]
