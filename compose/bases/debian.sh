#!/bin/bash
# Debian 12 base image, made by debootstrap from the mirror that this computer's apt uses.
source "$(dirname "$0")/common.sh"
IMAGE=flightdeck/debian:bookworm
RECIPE=$(checksum debian.sh)
if [ "$(label "$IMAGE")" = "$RECIPE" ]; then echo "$IMAGE is up to date"; exit; fi

command -v apt-get >/dev/null || fail \
  "No container registry answers, and base images can be made locally only on Debian and Ubuntu." \
  "What to do: connect to a network where the registry answers (check with: docker pull debian:bookworm), then start again."
as_root=()
if [ "$(id -u)" != 0 ]; then
  sudo -n true 2>/dev/null || fail \
    "Making the Debian base image needs root rights, and sudo asks for a password here." \
    "What to do: run once in a terminal, then start again: sudo FLIGHTDECK_CA_BUNDLE=${FLIGHTDECK_CA_BUNDLE:-/dev/null} bash $PWD/debian.sh"
  as_root=(sudo -n)
fi
command -v debootstrap >/dev/null || [ -x /usr/sbin/debootstrap ] || {
  echo "Installing debootstrap"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends debootstrap ||
    { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends debootstrap; }
}

# Only a mirror of Debian itself will do; on other systems debootstrap knows a default.
mirror_of() { apt-get indextargets --format '$(ORIGIN) $(LABEL) $(SITE)' 'Created-By: Packages' | sed -n "0,/^Debian $1 /s/^Debian $1 //p"; }
mirror=$(mirror_of Debian) security=$(mirror_of Debian-Security)
root=$(mktemp -d /var/tmp/flightdeck-debian.XXXXXX)
trap '"${as_root[@]}" rm -rf --one-file-system "$root"' EXIT
keyring=()
[ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || keyring=(--no-check-gpg)
"${as_root[@]}" env PATH="$PATH:/usr/sbin:/sbin" debootstrap "${keyring[@]}" --variant=minbase --include=ca-certificates bookworm "$root" $mirror
# Later installations get the security updates too, if this computer has them.
[ -z "$security" ] || echo "deb $security bookworm-security main" | "${as_root[@]}" tee -a "$root/etc/apt/sources.list" >/dev/null
"${as_root[@]}" tar -C "$root" --exclude='./var/cache/apt/*' --exclude='./var/lib/apt/lists/*' --exclude='./dev/*' -c . |
  docker import --change 'ENV LANG=C.UTF-8' --change 'CMD ["bash"]' --change "LABEL flightdeck.recipe=$RECIPE" - "$IMAGE"
