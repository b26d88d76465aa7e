import type { Snapshot } from "@/lib/contracts/snapshot";

/** Why no line can come of these services at this moment; null when one may. Pure. */
export function idleWord({ engine, services }: Pick<Snapshot, "engine" | "services">, shown: readonly string[]): string | null {
  if (engine.state !== "connected") return "No engine";
  const own = services.filter(({ name }) => shown.includes(name));
  if (own.some(({ startedAt }) => startedAt !== null)) return null;
  return own.some(({ exitCode }) => exitCode !== null) ? "Ended" : "Not running";
}
