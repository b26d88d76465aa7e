import { parseArgs } from "node:util";

export const USAGE = `Usage: npm run bench -- <bench> [options]

  startup   the stack from "up" to all healthy, and its idle memory, against bench/official.compose.yaml
  latency   from an engine event to the change in a browser's DOM
  bundle    JavaScript of the first load, gzipped
  idle      CPU and memory of the panel with one tab open

  --json       one object a line: {"name","value","unit","bar","ok"}
  --runs N     startup: so many runs of both stacks, in alternating order (default 1)
  --events N   latency: so many events of each kind (default 40)
  --seconds N  idle: how long to look (default 60)
  --real       idle: beside the stack that ships instead of the fixture stack

The results are kept in bench/RESULTS.md. Exit code: 0, 1 when a bar was missed, 2 for a wrong command line.
`;

const whole = (text) => (/^[1-9]\d*$/.test(text) ? Number(text) : undefined);

/** What the command line asks for, or undefined when it is not understood. */
export function readOptions(args, benches) {
  try {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true,
      options: {
        json: { type: "boolean", default: false }, real: { type: "boolean", default: false },
        runs: { type: "string", default: "1" }, events: { type: "string", default: "40" }, seconds: { type: "string", default: "60" },
      },
    });
    const options = { bench: positionals[0], json: values.json, real: values.real, runs: whole(values.runs), events: whole(values.events), seconds: whole(values.seconds) };
    const understood = positionals.length === 1 && benches.includes(options.bench) && options.runs && options.events && options.seconds;
    return understood ? options : undefined;
  } catch {
    return undefined;
  }
}
