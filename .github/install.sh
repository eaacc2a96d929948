#!/usr/bin/env bash
# What action.yml runs first: recount of the release that the action was called by, or compiled where there is none.
# In: REPOSITORY (owner/name of the action), REF (the tag, branch or commit it was called by), SERVER (GitHub's address),
# GITHUB_ACTION_PATH (the action's own files), GITHUB_PATH (the file that puts folders on the path of later steps).
set -euo pipefail

if command -v recount >/dev/null; then
  echo "recount: $(recount --version), which is on the path already"
  exit 0
fi

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) target=x86_64-unknown-linux-musl ;;
  Linux-aarch64 | Linux-arm64) target=aarch64-unknown-linux-musl ;;
  Darwin-x86_64) target=x86_64-apple-darwin ;;
  Darwin-arm64) target=aarch64-apple-darwin ;;
  MINGW*-x86_64 | MSYS*-x86_64) target=x86_64-pc-windows-msvc ;;
  *) target= ;;
esac
name=recount-$target
archive=$name.tar.gz
[[ $target == *windows* ]] && archive=$name.zip
home=${SERVER:-https://github.com}/${REPOSITORY:-}

fail() {
  echo "recount: $1" >&2
  exit 2
}

# The tags whose release may stand for REF, the likeliest first: REF itself, and the version of these files where REF is
# a tag that moves (v1) or the very commit of that version's tag.
tags() {
  local version commits
  [[ -n "$target" && -n "${REPOSITORY:-}" && -n "${REF:-}" ]] || return 0
  version=v$(sed -n 's/^version = "\(.*\)"/\1/p' "$GITHUB_ACTION_PATH/Cargo.toml" | head -1)
  if [[ "$REF" =~ ^v[0-9]+(\.[0-9]+)*$ ]]; then
    echo "$REF"
    [[ "$version" == "$REF."* ]] && echo "$version"
  elif [[ "$REF" =~ ^[0-9a-f]{40}$ ]]; then
    # A tag with a message has two lines, the second of which names the commit.
    commits=$(GIT_TERMINAL_PROMPT=0 git ls-remote "$home" "refs/tags/$version" "refs/tags/$version^{}" 2>/dev/null | cut -f1) || true
    grep -qx "$REF" <<<"$commits" && echo "$version"
  fi
  return 0
}

# 0 when the release is unpacked and its checksum holds; 1 when there is none. A download that is not what was released
# ends the run: it must not become another build.
download() {
  local from="$home/releases/download/$1" to="$2" sum check=(sha256sum)
  command -v sha256sum >/dev/null || check=(shasum -a 256)
  curl -fsSL --retry 3 -o "$to/$archive" "$from/$archive" || return 1
  curl -fsSL --retry 3 -o "$to/SHA256SUMS" "$from/SHA256SUMS" || fail "$from has no SHA256SUMS to hold $archive against"
  sum=$(awk -v name="$archive" '$2 == name || $2 == "*" name { print $1 }' "$to/SHA256SUMS")
  [[ -n "$sum" && "$("${check[@]}" < "$to/$archive" | cut -d' ' -f1)" == "$sum" ]] || fail "the checksum of $archive does not hold"
  if [[ $archive == *.zip ]]; then unzip -q "$to/$archive" -d "$to"; else tar xzf "$to/$archive" -C "$to"; fi ||
    fail "$archive could not be unpacked"
  "$to/$name/recount" --version || fail "the recount of $archive does not run here"
}

folder=$(mktemp -d)
for tag in $(tags); do
  if download "$tag" "$folder"; then
    unpacked=$folder/$name
    command -v cygpath >/dev/null && unpacked=$(cygpath -w "$unpacked")
    echo "$unpacked" >> "$GITHUB_PATH"
    exit 0
  fi
done
echo "recount: there is no release for ${REF:-these files}${target:+ and $target}; compiling"
command -v cargo >/dev/null || fail "there is no cargo to compile with; call the action by the tag of a release, or install Rust first"
cargo install --locked --path "$GITHUB_ACTION_PATH"
