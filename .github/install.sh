#!/usr/bin/env bash
# What action.yml runs first: recount of the release that the action was called by, or compiled where there is none.
# In: REPOSITORY (owner/name of the action), REF (the tag, branch or commit it was called by), SERVER (GitHub's address).
set -euo pipefail

command -v recount >/dev/null && exit 0

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) target=x86_64-unknown-linux-musl ;;
  Linux-aarch64 | Linux-arm64) target=aarch64-unknown-linux-musl ;;
  Darwin-x86_64) target=x86_64-apple-darwin ;;
  Darwin-arm64) target=aarch64-apple-darwin ;;
  MINGW*-x86_64 | MSYS*-x86_64) target=x86_64-pc-windows-msvc ;;
  *) target= ;;
esac
archive=recount-$target.tar.gz
[[ $target == *windows* ]] && archive=recount-$target.zip

# 0 when the release is unpacked and its checksum holds; 1 when there is none for this machine.
download() {
  [[ -n "$target" && -n "${REPOSITORY:-}" && "${REF:-}" == v* ]] || return 1
  local from="${SERVER:-https://github.com}/$REPOSITORY/releases/download/$REF"
  curl -fsSL --retry 3 -o "$1/$archive" "$from/$archive" || return 1
  curl -fsSL --retry 3 -o "$1/SHA256SUMS" "$from/SHA256SUMS" || return 1
  # A download that is not what was released stops the run: it must not end in another build.
  (cd "$1" && grep -F "  $archive" SHA256SUMS | (sha256sum -c - 2>/dev/null || shasum -a 256 -c -)) \
    || { echo "recount: the checksum of $archive does not hold" >&2; exit 2; }
  if [[ $archive == *.zip ]]; then unzip -q "$1/$archive" -d "$1"; else tar xzf "$1/$archive" -C "$1"; fi
}

folder=$(mktemp -d)
if download "$folder"; then
  unpacked=$folder/recount-$target
  command -v cygpath >/dev/null && unpacked=$(cygpath -w "$unpacked")
  echo "$unpacked" >> "$GITHUB_PATH"
else
  echo "recount: no release for ${REF:-this ref}; compiling"
  cargo install --locked --path "$GITHUB_ACTION_PATH"
fi
