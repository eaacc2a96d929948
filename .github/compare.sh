#!/usr/bin/env bash
# What action.yml runs: the texts that changed since a revision, as annotations and a job summary, and as SARIF if wanted.
# In: FILES (pathspecs, one a line), AGAINST (a revision), FAIL_ON, ARGS, SARIF (a file, or empty).
set -euo pipefail

changed=$(mktemp) said=$(mktemp) empty=$(mktemp -d)
trap 'rm -rf "$changed" "$said" "$empty"' EXIT

# A step that uploads the file wants one, if there is nothing in it: what recount says of two empty texts.
nothing() {
  echo "recount: $1"
  if [[ -n "$SARIF" ]]; then
    : > "$empty/text.txt"
    recount diff --isolated -f sarif -o "$SARIF" -- "$empty/text.txt" "$empty/text.txt"
  fi
  exit 0
}

# A new branch has no commit before its first push.
if [[ -z "$AGAINST" || "$AGAINST" =~ ^0+$ ]]; then
  nothing "there is no earlier revision; nothing to compare"
fi
# A shallow checkout does not hold it.
git cat-file -e "$AGAINST^{commit}" 2>/dev/null || git fetch --quiet --depth=1 origin "$AGAINST"

# No mapfile, and no empty array as it is: the bash of macOS has neither.
specs=()
while IFS= read -r spec; do
  if [[ "$spec" =~ [^[:space:]] ]]; then specs+=("$spec"); fi
done <<<"$FILES"
# Renamed and new texts too: recount follows the ones and names the others. What git cannot tell must not pass as nothing.
git diff --name-only -z --find-renames --diff-filter=AMR "$AGAINST" -- ${specs[@]+"${specs[@]}"} > "$changed"
files=()
while IFS= read -r -d '' file; do
  files+=("$file")
done < "$changed"
if [[ ${#files[@]} -eq 0 ]]; then
  nothing "no text changed since $AGAINST"
fi
read -r -a more <<<"$ARGS"
if [[ -n "$SARIF" ]]; then
  # What it has to say, the next run says too.
  recount diff --against "$AGAINST" -f sarif --fail-on never -o "$SARIF" ${more[@]+"${more[@]}"} -- "${files[@]}" 2>"$said" || {
    cat "$said" >&2
    exit 2
  }
fi
recount diff --against "$AGAINST" -f github --fail-on "$FAIL_ON" ${more[@]+"${more[@]}"} -- "${files[@]}"
