/** A line of BuildKit's plain progress: a build step's title, or its end. */
export type BuildLine = { kind: "vertex"; title: string } | { kind: "done" } | { kind: "cached" };

const VERTEX = /^#\d+ \[(?:[\w./-]+ )*?(\d+\/\d+)\] (.+)$/;
const DONE = /^#\d+ DONE (\d+\.\d+)s$/;
/** Loading the Dockerfile and the context ends in "DONE 0.0s" on every build, changed or not. */
const WORTH_SECONDS = 0.3;

/** "#9 [airflow 3/7] RUN uv pip install …" -> its title "3/7 RUN uv pip install …". Null for all else. Pure. */
export function buildLine(line: string): BuildLine | null {
  const vertex = VERTEX.exec(line);
  if (vertex) return { kind: "vertex", title: `${vertex[1]} ${vertex[2]}`.slice(0, 160) };
  if (/^#\d+ CACHED$/.test(line)) return { kind: "cached" };
  const done = DONE.exec(line);
  return done && Number(done[1]) >= WORTH_SECONDS ? { kind: "done" } : null;
}
