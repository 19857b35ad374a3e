# Shared by the scripts beside it: says what it does, and installs what is missing from Debian's packages.

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# install PACKAGE…: those of the packages that are not installed.
install() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "Installing ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    echo "As root, run: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

need() {
  command -v "$1" >/dev/null || { echo "$1 is missing: $2" >&2; exit 1; }
}

install_build_tools() {
  need cargo "install Rust (stable) from https://rustup.rs"
  need npm "install Node.js 20 or newer"
  # Debian would set up and start a cluster of its own for every new PostgreSQL; ours is private.
  if ! dpkg-query -W -f='${Status}' postgresql-15 2>/dev/null | grep -q 'install ok installed'; then
    install postgresql-common
    as_root sed -i "s/^#\?create_main_cluster.*/create_main_cluster = false/" /etc/postgresql-common/createcluster.conf
  fi
  install build-essential pkg-config curl postgresql-15 postgresql-15-postgis-3
}

# The web pages' packages, as the lock file has them.
install_web_packages() {
  if [ ! -e web/node_modules/.installed ] || [ web/package-lock.json -nt web/node_modules/.installed ]; then
    say "Installing the web pages' packages"
    npm --prefix web ci --silent --no-audit --no-fund
    touch web/node_modules/.installed
  fi
}

build_web() {
  local newest
  newest=$(find web/src web/messages web/public tiles/marks web/*.html web/*.json web/*.ts -newer web/dist/index.html -print -quit 2>/dev/null || true)
  if [ ! -e web/dist/index.html ] || [ -n "$newest" ]; then
    say "Building the web pages"
    npm --prefix web run --silent build
  fi
}

# Sets SCHEMATHESIS to the program that walks the OpenAPI document.
install_schemathesis() {
  local version=4.32.5 home=target/schemathesis
  SCHEMATHESIS=$home/bin/schemathesis
  if [ "$("$SCHEMATHESIS" --version 2>/dev/null)" != "schemathesis, version $version" ]; then
    say "Installing schemathesis $version"
    install python3-venv
    python3 -m venv --clear "$home"
    "$home/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$version"
  fi
}
