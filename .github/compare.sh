#!/usr/bin/env bash
# What action.yml runs: the texts that changed since a revision, as annotations and a job summary, and as SARIF if wanted.
# In: FILES (pathspecs, one a line), AGAINST (a revision), FAIL_ON, ARGS, SARIF (a file, or empty).
set -euo pipefail

# A new branch has no commit before its first push.
if [[ -z "$AGAINST" || "$AGAINST" =~ ^0+$ ]]; then
  echo "recount: there is no earlier revision; nothing to compare"
  exit 0
fi
# A shallow checkout does not hold it.
git cat-file -e "$AGAINST^{commit}" 2>/dev/null || git fetch --quiet --depth=1 origin "$AGAINST"

mapfile -t specs < <(grep -v '^[[:space:]]*$' <<<"$FILES")
mapfile -d '' -t files < <(git diff --name-only -z --diff-filter=M "$AGAINST" -- "${specs[@]}")
if [[ ${#files[@]} -eq 0 ]]; then
  echo "recount: no text changed since $AGAINST"
  exit 0
fi
read -r -a more <<<"$ARGS"
if [[ -n "$SARIF" ]]; then
  recount diff --against "$AGAINST" -f sarif --fail-on never -o "$SARIF" "${more[@]}" -- "${files[@]}"
fi
recount diff --against "$AGAINST" -f github --fail-on "$FAIL_ON" "${more[@]}" -- "${files[@]}"
