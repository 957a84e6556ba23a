// The writers of the formats of findings, as emit/reports.def lists them.
#pragma once

#include "emit/report.h"

// Findings as JSON (emit/findings_json, docs/findings.md).
void write_json_finding(Report *report, const Finding *finding);
void write_json_document(Report *report, Out *out);

// Findings as SARIF 2.1.0 (emit/sarif).
void write_sarif_finding(Report *report, const Finding *finding);
void write_sarif_document(Report *report, Out *out);

// Findings as workflow commands of GitHub (emit/github).
void write_github_finding(Report *report, const Finding *finding);
void write_github_document(Report *report, Out *out);
