# Sourced by ./run and ./test: installs what is missing, then configures and builds. Each step does
# nothing when nothing changed. Needs `root`, the folder of the project.

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# The packages of tools/packages.txt: the first part, and with "test" the second too.
wanted_packages() {
  local engine=libvectorscan-dev
  [ "$(uname -m)" = x86_64 ] && engine=libhyperscan-dev
  sed -e '/^#/d' -e "s/{hyperscan}/$engine/" "$root/tools/packages.txt" |
    awk -v all="$1" '/^\[test\]$/ { if (all != "test") exit; next } NF'
}

install_missing() {
  local missing=() package
  command -v dpkg-query >/dev/null || {
    say "this is no Debian; make sure these are installed: $(wanted_packages "$1" | tr '\n' ' ')"
    return
  }
  for package in $(wanted_packages "$1"); do
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
  done
  # Not in the list: other packages of Node bring npm along and refuse Debian's.
  command -v npm >/dev/null || missing+=(npm)
  [ ${#missing[@]} -eq 0 ] && return
  say "installing ${missing[*]}"
  local sudo=()
  [ "$(id -u)" -ne 0 ] && sudo=(sudo)
  "${sudo[@]}" apt-get update -qq >&2
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >&2
}

# The grammars that third_party/tree-sitter/package-lock.json pins. Needs no network once they are there.
install_grammars() {
  local folder=$root/third_party/tree-sitter wanted
  wanted=$(cd "$folder" && sha256sum package.json package-lock.json .npmrc)
  [ "$(cat "$folder/node_modules/.installed" 2>/dev/null)" = "$wanted" ] && return
  command -v npm >/dev/null || { say "npm is missing: it brings the grammars of third_party/tree-sitter"; exit 2; }
  say "fetching the grammars of third_party/tree-sitter"
  (cd "$folder" && npm ci --loglevel=error >&2) ||
    { say "npm ci failed in third_party/tree-sitter"; exit 2; }
  printf '%s' "$wanted" >"$folder/node_modules/.installed"
}

# Anything that goes into the program and is newer than the file $1.
changed_since() {
  [ -e "$1" ] || return 0
  [ -n "$(find "$root/scanner" "$root/rules" "$root/cmake" "$root/CMakeLists.txt" \
    "$root/third_party/tree-sitter/package-lock.json" "$root/tools" "${@:2}" \
    -newer "$1" -print -quit)" ]
}
