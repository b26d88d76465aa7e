import { parseArgs } from "node:util";

export const USAGE = `Usage: npm run bench -- <bench> [options]

  startup   the stack from "up" to all healthy, and its idle memory, against bench/official.compose.yaml
  latency   from an engine event to the change in a browser's DOM
  bundle    JavaScript of the first load, gzipped
  idle      CPU and memory of the panel, without a tab and with one
  flood     one container that writes 100,000 lines a second, log view open
  merged    20 services that write 200 lines a second each, in one view
  search    searching in 200,000 lines that the log view holds
  clients   50 readers at once: what they miss, and what the engine sees of them
  churn     1,000 readers that come and go: descriptors and memory
  foreign   home beside 300 containers of other people
  soak      logs, metrics and changes for a long time: the panel's memory

  --json       one object a line: {"name","value","unit","bar","ok"}
  --runs N     startup: so many runs of both stacks, in alternating order; search: three times as many of each (default 1)
  --events N   latency, clients: so many events of each kind, or changes (default 40)
  --minutes N  soak: how long (default 10)
  --seconds N  idle, flood, merged: how long (default 60)
  --real       idle: beside the stack that ships instead of the fixture stack

The results are kept in bench/RESULTS.md. Exit code: 0, 1 when a bar was missed, 2 for a wrong command line.
On SIGINT, SIGTERM or SIGHUP what the bench made is removed first; the exit code is then 130, 143 or 129.
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
        minutes: { type: "string", default: "10" },
      },
    });
    const options = { bench: positionals[0], json: values.json, real: values.real, runs: whole(values.runs), events: whole(values.events), seconds: whole(values.seconds), minutes: whole(values.minutes) };
    const understood = positionals.length === 1 && benches.includes(options.bench) && options.runs && options.events && options.seconds && options.minutes;
    return understood ? options : undefined;
  } catch {
    return undefined;
  }
}
