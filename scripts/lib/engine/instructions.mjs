const LINUX = [
  { ids: ["fedora"], install: "sudo dnf install moby-engine docker-cli docker-compose docker-buildx" },
  { ids: ["arch", "manjaro"], install: "sudo pacman -S docker docker-compose docker-buildx" },
  { ids: ["opensuse", "opensuse-tumbleweed", "opensuse-leap", "suse"], install: "sudo zypper install docker docker-compose docker-buildx" },
  { ids: ["alpine"], install: "sudo apk add docker docker-cli-compose docker-cli-buildx", start: "sudo rc-update add docker && sudo rc-service docker start" },
  { ids: ["nixos"], install: "set virtualisation.docker.enable = true; in configuration.nix, then sudo nixos-rebuild switch", start: "" },
  { ids: ["ubuntu"], install: "sudo apt-get install docker.io docker-compose-v2 docker-buildx" },
  { ids: ["debian"], install: "sudo apt-get install docker.io docker-cli docker-compose docker-buildx" },
];
const GUIDE = "follow https://docs.docker.com/engine/install/ for this system";
const START = "sudo systemctl enable --now docker";
const AGAIN = "then run the command again";

/** What a person types to get Docker Engine, Compose and buildx on this system. */
export function instructions({ platform, id, like, codename }) {
  if (platform === "darwin") return `brew install --cask docker-desktop   (or OrbStack, Colima, Rancher Desktop)\nstart Docker Desktop once,\n${AGAIN}`;
  if (platform === "win32") return `winget install --exact --id Docker.DockerDesktop\nstart Docker Desktop once,\n${AGAIN}`;
  // Its own Compose is too old: npm start takes the parts from Debian 13, a person better follows the guide.
  if (codename === "bookworm") return `${GUIDE}\nor let npm start install them, as root or with sudo`;
  const known = [id, ...like].map((name) => LINUX.find(({ ids }) => ids.includes(name))).find(Boolean);
  const start = known?.start ?? START;
  return [known?.install ?? GUIDE, ...(start ? [start] : []), 'sudo usermod -aG docker "$USER"   (log in again afterwards)', AGAIN].join("\n");
}
