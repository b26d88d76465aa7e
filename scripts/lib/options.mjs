import { parseArgs } from "node:util";
import { Failure } from "./failure.mjs";

export const START_HELP = `Usage: npm start -- [options]

Installs what is missing, builds the panel if its sources changed, and serves it on the loopback address.

  --port <number>   the port to serve on (default 3000)
  --no-install      never install Docker or any other system package
  --help            this text
`;

export const TEST_HELP = `Usage: npm test -- [options]

Installs what is missing, then runs every check and every test; the last line is "N passed, N failed".

  --unit    only the quick part: types, lint, dead code, unit tests (no Docker, no browser)
  --help    this text
`;

/** Reads the options of \`npm start\`. */
export function startOptions(args) {
  const { values } = parse(args, {
    port: { type: "string", default: "3000" },
    "no-install": { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  }, "npm start -- --help");
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port < 1 || port > 65535) throw new Failure({
    what: `${JSON.stringify(values.port)} is no port.`,
    why: "a port is a whole number from 1 to 65535.",
    todo: "for example: npm start -- --port 3001",
  });
  return { port, install: !values["no-install"], help: values.help };
}

/** Reads the options of `npm test`. */
export function testOptions(args) {
  const { values } = parse(args, { unit: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } }, "npm test -- --help");
  return values;
}

function parse(args, options, help) {
  try {
    return parseArgs({ args, options });
  } catch (error) {
    throw new Failure({ what: "The command line is not understood.", why: error.message, todo: `see ${help}` });
  }
}
