import { fileURLToPath } from "node:url";

/** Starts a browser that is not told when a container brings or takes a network interface. */
const STILL = fileURLToPath(new URL("./browser.pl", import.meta.url));

/** How Playwright launches this Chromium or Chrome, for tests and benches alike. */
export function browserLaunch(program) {
  return {
    // Elsewhere the engine runs in a virtual machine, whose interfaces are not the browser's.
    executablePath: process.platform === "linux" ? STILL : program,
    env: { ...process.env, CHROMIUM: program },
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  };
}
