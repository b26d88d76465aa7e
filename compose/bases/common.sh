# Shared by the recipes of the local base images. Every image carries the checksum of its recipe as a label,
# so that a recipe does nothing when its image is up to date and builds again when it has changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

fail() { printf '%s\n' "$@" >&2; exit 1; }

# checksum FILE...: one word for the content of these files.
checksum() { cat "$@" | sha256sum | cut -c1-16; }

# label IMAGE: the recipe's checksum that IMAGE was built from; nothing if there is no such image.
label() { docker image inspect --format '{{index .Config.Labels "flightdeck.recipe"}}' "$1" 2>/dev/null || true; }

# image_id IMAGE: the image's own id, which changes whenever it is built anew.
image_id() { docker image inspect --format '{{.Id}}' "$1" 2>/dev/null || true; }

# build IMAGE BASE DOCKERFILE [FILE...]: build unless IMAGE comes from these very files and this very base.
build() {
  local image=$1 base=$2 dockerfile=$3 recipe
  shift 3
  recipe="$(checksum "$dockerfile" "$@")-$(image_id "$base" | cut -c8-19)"
  if [ "$(label "$image")" = "$recipe" ]; then echo "$image is up to date"; return; fi
  docker build --file "$dockerfile" --tag "$image" --label "flightdeck.recipe=$recipe" --build-arg "BASE=$base" \
    --secret "id=ca,src=${FLIGHTDECK_CA_BUNDLE:-${SSL_CERT_FILE:-/dev/null}}" --progress plain ..
}
