#!/usr/bin/env bash
# SARIF says of a result that is gone since the last run `baselineState: absent`, of one that somebody has accepted that it has
# `suppressions`, and of a check that went well `kind: pass`. sarif-tools counts them all: with one finding that was mended and
# one that was accepted, and no other, `sarif --check error summary` says two errors and fails the job. Its CSV lists them beside
# the checks that passed, without the state, so that nobody sees which are gone.
# Expected: no error: what is absent is no longer there, and what was accepted need not stop a job. A filter for suppressed results
# can be written by hand; none is set.
# Seen with sarif-tools 3.0.5 of PyPI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sarif-tools==3.0.5
venv/bin/python - <<'PYTHON'
import json


def result(rule, **more):
    place = {"physicalLocation": {"artifactLocation": {"uri": "story.md"}, "region": {"startLine": 3}}}
    return {"ruleId": rule, "message": {"text": "The toll changed."}, "locations": [place], **more}


results = [
    result("mended", level="error", baselineState="absent"),
    result("accepted", level="error", suppressions=[{"kind": "external", "status": "accepted"}]),
    result("went-well", kind="pass", level="none"),
]
run = {"tool": {"driver": {"name": "checker"}}, "results": results}
json.dump({"version": "2.1.0", "runs": [run]}, open("log.sarif", "w"))
PYTHON
failed=0
venv/bin/sarif --check error summary log.sarif > summary.txt || failed=$?
venv/bin/sarif csv -o log.csv log.sarif >/dev/null
cat summary.txt log.csv
echo "exit $failed"
grep -q '^error: 2$' summary.txt
grep -q '^none: 1$' summary.txt
test "$(wc -l < log.csv)" = 4
grep -q '^checker,error,mended,' log.csv
! grep -qi 'absent' log.csv
test "$failed" = 2
