import { expect, test } from "vitest";
import { debianMirror, parsePolicy } from "./apt.mjs";

test("candidates are read from apt-cache policy, packages without one left out", () => {
  const text = "docker.io:\n  Installed: (none)\n  Candidate: 26.1.5+dfsg1-9\n  Version table:\n     26.1.5 500\ndocker-compose-v2:\n  Installed: (none)\n  Candidate: (none)\n";
  expect(parsePolicy(text)).toEqual({ "docker.io": "26.1.5+dfsg1-9" });
});

test("the mirror is read from both formats of apt's sources", () => {
  const deb822 = "Types: deb\n# a note\nURIs: http://mirror.example/debian\nSuites: bookworm bookworm-updates\nComponents: main\n";
  expect(debianMirror([deb822], "bookworm")).toBe("http://mirror.example/debian");
  const oneLine = "deb [signed-by=/k.gpg arch=amd64] https://mirror.example/debian/ bookworm main\n";
  expect(debianMirror([oneLine], "bookworm")).toBe("https://mirror.example/debian/");
});

test("security updates, vendors' repositories, other releases and switched-off sources are no mirror", () => {
  const texts = [
    "deb http://mirror.example/debian-security bookworm main\ndeb https://vendor.example/linux/debian-x bookworm stable\n# deb http://off.example/debian bookworm main\n",
    "Types: deb\nURIs: http://mirror.example/debian\nSuites: trixie\n",
    "Enabled: no\nTypes: deb\nURIs: http://off.example/debian\nSuites: bookworm\n",
  ];
  expect(debianMirror(texts, "bookworm")).toBeUndefined();
});
