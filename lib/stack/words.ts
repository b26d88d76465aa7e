/** "12 s", "2 min 51 s", "2 h 14 min": a span of time for a sentence. */
export function span(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Bytes as a person reads them, in the same form as on the page (lib/client/format.ts): "84 MB", "7.4 GB", "10 GB". */
export function size(bytes: number): string {
  if (bytes >= 1e9) return `${bytes < 100e9 ? (bytes / 1e9).toFixed(1).replace(/\.0$/, "") : Math.round(bytes / 1e9)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.round(bytes / 1e3)} kB`;
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** What an exit code says by itself. https://docs.docker.com/engine/containers/run/#exit-status */
export function exitMeaning(code: number): string {
  const known: Record<number, string> = { 125: "the engine could not run it", 126: "its command can't be executed", 127: "its command was not found", 137: "killed (SIGKILL)", 139: "crashed (SIGSEGV)", 143: "stopped (SIGTERM)" };
  return known[code] ? `exit ${code}, ${known[code]}` : `exit ${code}`;
}
