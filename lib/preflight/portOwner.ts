import { execa } from "execa";

/** "node (pid 4821)": a process that listens on a TCP port of this computer; null when none can be seen. */
export async function processOnPort(port: number): Promise<string | null> {
  if (process.platform === "linux") {
    const { stdout } = await execa("ss", ["-Hltnp", `sport = :${port}`], { reject: false, timeout: 3_000 });
    return parseSs(stdout ?? "");
  }
  if (process.platform === "darwin") {
    const { stdout } = await execa("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"], { reject: false, timeout: 3_000 });
    return parseLsof(stdout ?? "");
  }
  return null;
}

/** `users:(("node",pid=4821,fd=18))` -> "node (pid 4821)". Pure. */
export function parseSs(text: string): string | null {
  const match = /users:\(\("([^"]+)",pid=(\d+)/.exec(text);
  return match ? `${match[1]} (pid ${match[2]})` : null;
}

/** Fields of `lsof -Fpc`: p4821, cnode. Pure. */
export function parseLsof(text: string): string | null {
  const pid = /^p(\d+)$/m.exec(text)?.[1];
  const command = /^c(.+)$/m.exec(text)?.[1];
  return pid && command ? `${command} (pid ${pid})` : null;
}
