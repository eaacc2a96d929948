#!/usr/bin/env bash
# The project's own stories as a pull request has them: a commit with the first version of each, and on it one with the
# last. Run it in the checkout; FOLDER (replay) is where they come to stand. The base is then HEAD~1.
set -euo pipefail

folder=${FOLDER:-replay}
export GIT_AUTHOR_NAME=recount GIT_AUTHOR_EMAIL=recount@localhost GIT_COMMITTER_NAME=recount GIT_COMMITTER_EMAIL=recount@localhost

commit() {
  git add --force -- "$folder"
  git commit --quiet --no-verify --message "$1" -- "$folder"
}

# A story of versions has numbers for names; reports of several outlets are no versions of each other.
texts() { find "$1" -maxdepth 1 -type f -name '[0-9]*.*' ! -name '*-*' | sort -V; }

mkdir -p "$folder"
for which in head tail; do
  for story in corpus/*/; do
    [[ $(texts "$story" | wc -l) -gt 1 ]] || continue
    text=$(texts "$story" | "$which" -n 1)
    cp "$text" "$folder/$(basename "$story").${text##*.}"
  done
  commit "The $([[ $which == head ]] && echo first || echo last) version of each story"
done
echo "recount: $(find "$folder" -type f | wc -l | tr -d ' ') stories in $folder; their earlier versions are at HEAD~1"
