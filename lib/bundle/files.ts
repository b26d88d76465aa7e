import { readdir, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import * as z from "zod";
import { loadDocument } from "../compose/load";
import { composeEnvironment } from "../compose/environment";
import type { Entry } from "../contracts/history";
import { subjectOf } from "../contracts/subject";
import { cappedLine } from "../engine/logs";
import { FlightdeckError, isFlightdeckError } from "../errors";
import { keptLines } from "../logs/keptLines";
import { outputIn } from "../operations/output";
import type { Panel } from "../panel/panel";
import { readEnvText } from "../settings/envFile";
import { makeMask, maskedIn, maskStrings } from "./mask";
import type { Mask } from "./mask";
import { maskPrivateKeys } from "./privateKeys";
import { maskDocument } from "./maskDocument";
import { describeSettings } from "./describeSettings";
import { earlierLogs } from "./earlierLogs";

/** A file of the bundle, read when its turn comes: lines, or a value whose strings are masked before it is written as JSON. Neither is masked yet. */
type Source = { name: string; what: string } & ({ text(): Promise<string> } | { value(): Promise<unknown> });

export interface ReadFile { name: string; what: string; text: string }

const LOG_LINES = 2_000;
const MAX_FILE = 2 * 1024 * 1024;
const PIECE = 64 * 1024;
const OPERATIONS = 5;
const PAGE = 500;
const Package = z.object({ version: z.string() });

/** What the bundle masks. `token` is the page's own. */
export function bundleMask(panel: Panel, token: string): Mask {
  const login = panel.source.model?.login ?? null;
  return makeMask(envText(panel), panel.source.secrets, login?.default ?? null, [token, ...panel.knownSecrets]);
}

/** Every file of the bundle, masked, one after the other; a file that can't be made says why. */
export async function* bundleFiles(panel: Panel, mask: Mask): AsyncGenerator<ReadFile> {
  for (const source of await sources(panel)) yield read(panel, mask, source);
}

/** One of them. Throws FlightdeckError (404) for a name that is none of theirs. */
export async function bundleFile(panel: Panel, mask: Mask, name: string): Promise<ReadFile> {
  const source = (await sources(panel)).find((one) => one.name === name);
  if (source) return read(panel, mask, source);
  throw new FlightdeckError({ code: "bundle-file-unknown", what: "The support bundle has no file of that name.", why: "It was in the list earlier, perhaps: a service or an operation that is gone takes its file with it.", todo: "Open the list again." }, { status: 404 });
}

async function read(panel: Panel, mask: Mask, source: Source): Promise<ReadFile> {
  const clean = (text: string): string => mask.text(panel.redact(text));
  const text = await ("value" in source ? source.value().then((value) => newest(pretty(maskStrings(value, clean)))) : source.text().then((whole) => inPieces(maskPrivateKeys(newest(whole)), clean)))
    .catch((error: unknown) => clean(`This could not be read: ${isFlightdeckError(error) ? `${error.problem.what} ${error.problem.why}` : error instanceof Error ? error.message : "unknown"}\n`));
  return { name: source.name, what: source.what, text };
}

/** All of them, with sizes instead of texts. */
export async function previewBundle(panel: Panel, mask: Mask): Promise<{ files: { name: string; what: string; bytes: number; masked: number }[]; secrets: string[] }> {
  const files = [];
  for await (const { name, what, text } of bundleFiles(panel, mask)) files.push({ name, what, bytes: Buffer.byteLength(text), masked: maskedIn(text) });
  return { files, secrets: mask.names };
}

async function sources(panel: Panel): Promise<Source[]> {
  const { config } = panel;
  const { services } = panel.hub.current;
  const logs = services.flatMap(({ name }) => panel.replicasOf(name).map((fact, _, all) => ({ name: all.length > 1 ? `${name}-${fact.number}` : name, service: name, fact })));
  const earlier = earlierLogs(await panel.keptLogs.list(panel.currentFacts()), LOG_LINES);
  const operations = (await readdir(path.join(config.stateDir, "operations")).catch(() => [])).filter((file) => /^\d+-[a-z-]+\.log$/.test(file)).sort().slice(-OPERATIONS);
  return [
    { name: "README.txt", what: "what is in here", text: async () => README },
    { name: "versions.json", what: "Flightdeck, Node, engine, Compose, system", value: () => versions(panel) },
    { name: "states.json", what: "the state of every service, with its reason, and of the stack", value: async () => panel.hub.current },
    { name: "timeline.txt", what: "what happened, oldest first", text: () => timeline(panel) },
    { name: "compose.json", what: "the compose file with variables by name", value: async () => maskDocument(await loadDocument(config, composeEnvironment(panel.hub.current.engine.endpoint ?? ""))) },
    { name: "settings.txt", what: "names of the settings; values only of images, switches and ports", text: async () => describeSettings(envText(panel)) },
    { name: "health.json", what: "the kept runs of the health checks", value: async () => Object.fromEntries(await Promise.all(services.filter((one) => one.hasHealthCheck).map(async ({ name }) => [name, await panel.recorder.probesOf(name)]))) },
    { name: "starts.json", what: "how the last starts of each service went", value: async () => Object.fromEntries(services.map(({ name }) => [name, panel.recorder.startsOf(name)])) },
    ...logs.map(({ name, service, fact }): Source => ({ name: `logs/${name}.txt`, what: `the last ${LOG_LINES.toLocaleString("en-US")} log lines`, text: async () => `${(await panel.logOf(service, LOG_LINES, fact)).join("\n")}\n` })),
    ...earlier.map(({ id, name, what }): Source => ({ name, what, text: async () => lastLines(await panel.keptLogs.file(id)) })),
    ...operations.map((file): Source => ({ name: `operations/${file.replace(/\.log$/, ".txt")}`, what: "output of an operation", text: () => outputIn(path.join(config.stateDir, "operations", file)) })),
  ];
}

async function versions(panel: Panel): Promise<unknown> {
  const { engine } = panel.hub.current;
  const { version } = Package.parse(JSON.parse(await readFile(path.join(panel.config.root, "package.json"), "utf8")));
  return { flightdeck: version, node: process.version, system: `${os.type()} ${os.release()} ${os.arch()}`, engine: engine.name, compose: engine.compose, made: new Date().toISOString() };
}

async function timeline(panel: Panel): Promise<string> {
  const entries: Entry[] = [];
  for (let before: string | undefined; ;) {
    const page = await panel.recorder.query({ limit: PAGE, before });
    entries.push(...page.entries);
    if (page.next === null) break;
    before = page.next;
  }
  return entries.reverse().map((entry) => {
    const until = entry.until === null ? "" : ` until ${new Date(entry.until).toISOString()}`;
    const detail = entry.detail === null ? "" : `\n    ${entry.detail.replaceAll("\n", "\n    ")}`;
    return `${new Date(entry.at).toISOString()}  ${entry.severity.padEnd(4)}  ${entry.service ? `${subjectOf(entry)} ` : ""}${entry.title}${until}${detail}\n`;
  }).join("");
}

function envText(panel: Panel): string {
  try {
    return readEnvText(panel.config.envFile);
  } catch {
    return "";
  }
}

/** Of a kept log, without the engine's times, as the other logs are: what begins a line is masked further than what stands in it. */
async function lastLines(file: string | null): Promise<string> {
  const { lines } = await keptLines(file);
  return `${lines.slice(-LOG_LINES).map(({ text }) => cappedLine(text)).join("\n")}\n`;
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Works on some lines at a time and lets others have their turn in between: a log of megabytes must not hold up the page. */
async function inPieces(text: string, work: (piece: string) => string): Promise<string> {
  let done = "";
  for (let from = 0; from < text.length;) {
    const end = text.indexOf("\n", from + PIECE);
    const to = end < 0 ? text.length : end + 1;
    done += work(text.slice(from, to));
    from = to;
    await new Promise((resolve) => { setImmediate(resolve); });
  }
  return done;
}

/** The end of a text that is too long, from the beginning of a line: half of one may be half of a secret. */
function newest(text: string): string {
  if (text.length <= MAX_FILE) return text;
  const from = text.indexOf("\n", text.length - MAX_FILE) + 1;
  return `… ${from || text.length} earlier characters left out\n${from === 0 ? "" : text.slice(from)}`;
}

const README = `Support bundle of Flightdeck.

It tells how the stack is built, what state it is in and what happened to it. Values of settings whose names look secret, earlier
ones too, passwords in addresses and commands, private keys and the values of what is called a password, a secret or a token are
masked. Logs hold what your own code wrote into them: look through them before you hand this on. A log named "-earlier" is that of
the last container of its service that is gone.
`;
