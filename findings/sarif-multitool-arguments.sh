#!/usr/bin/env bash
# The command that npm installs for @microsoft/sarif-multitool hands its arguments to a shell (bin.js: spawnSync with
# shell: true), unquoted. Lists that its own help writes with semicolons, as in --rule-kind "Sarif;Gh", are cut there: the
# first part runs with a default for the rest, and the shell says that there is no command "Gh".
# Expected: a quoted argument arrives whole, as it does at the binary behind the wrapper.
# Seen with @microsoft/sarif-multitool 5.7.0 on Linux: "Gh: not found" and exit 127 from the wrapper; the binary itself
# takes the list, and reports GH rules. A job that calls the wrapper validates without the rules that it asks for.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @microsoft/sarif-multitool@5.7.0 >/dev/null
binary=node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
chmod +x "$binary"
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
cat > log.sarif <<'SARIF'
{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"a","rules":[{"id":"A1","shortDescription":{"text":"One."}}]}},
 "results":[{"ruleId":"A1","ruleIndex":0,"message":{"text":"Something."},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.txt"},"region":{"startLine":1}}}]}]}]}
SARIF
wrapper=0
node_modules/.bin/sarif-multitool validate log.sarif --rule-kind "Sarif;Gh" > wrapper.txt 2>&1 || wrapper=$?
"$binary" validate log.sarif --rule-kind "Sarif;Gh" > binary.txt 2>&1 || true
echo "wrapper: exit $wrapper, $(grep -c ' GH' wrapper.txt || true) GH rules; $(grep -i 'not found' wrapper.txt || echo 'no complaint of the shell')"
echo "binary: $(grep -c ' GH' binary.txt || true) GH rules"
grep -qi 'gh.*not found' wrapper.txt && ! grep -q ' GH' wrapper.txt && grep -q ' GH' binary.txt
