#!/usr/bin/env bash
# What action.yml runs: the texts that changed since a revision, as annotations and a job summary, and as SARIF if wanted.
# In: FILES (pathspecs, one a line), AGAINST (a revision), FAIL_ON, ARGS, SARIF (a file, or empty).
set -euo pipefail

# A step that uploads the file wants one, if there is nothing in it.
nothing() {
  echo "recount: $1"
  if [[ -n "$SARIF" ]]; then
    printf '%s\n' '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",' \
      '"runs":[{"tool":{"driver":{"name":"recount","rules":[]}},"columnKind":"unicodeCodePoints","results":[]}]}' > "$SARIF"
  fi
  exit 0
}

# A new branch has no commit before its first push.
if [[ -z "$AGAINST" || "$AGAINST" =~ ^0+$ ]]; then
  nothing "there is no earlier revision; nothing to compare"
fi
# A shallow checkout does not hold it.
git cat-file -e "$AGAINST^{commit}" 2>/dev/null || git fetch --quiet --depth=1 origin "$AGAINST"

mapfile -t specs < <(grep -v '^[[:space:]]*$' <<<"$FILES")
# Renamed and new texts too: recount follows the ones and names the others. What git cannot tell must not pass as nothing.
changed=$(mktemp)
trap 'rm -f "$changed"' EXIT
git diff --name-only -z --find-renames --diff-filter=AMR "$AGAINST" -- "${specs[@]}" > "$changed"
mapfile -d '' -t files < "$changed"
if [[ ${#files[@]} -eq 0 ]]; then
  nothing "no text changed since $AGAINST"
fi
read -r -a more <<<"$ARGS"
if [[ -n "$SARIF" ]]; then
  recount diff --against "$AGAINST" -f sarif --fail-on never -o "$SARIF" "${more[@]}" -- "${files[@]}"
fi
recount diff --against "$AGAINST" -f github --fail-on "$FAIL_ON" "${more[@]}" -- "${files[@]}"
