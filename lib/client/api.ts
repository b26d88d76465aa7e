import type { Problem } from "../contracts/problem";
import { expectShape } from "./shape";

/** What the panel or the browser refused, or what never reached the panel; `problem` is what the page shows. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.what);
    this.name = "Refused";
    this.problem = problem;
  }
}

export const UNREACHABLE: Problem = {
  code: "panel-unreachable",
  what: "The panel does not answer.",
  why: "The Flightdeck process has stopped or is being restarted.",
  todo: "Run npm start again; this page connects by itself.",
};

/** A start of many containers brings many interfaces, one after another. */
const PAUSES_MS = [0, 200, 800];

type Method = "POST" | "PUT" | "DELETE";

/** Calls the panel's API with the page's token. */
export class Api {
  constructor(readonly token: string) {}

  json(path: string): Promise<unknown> {
    return this.read(path, (response) => response.json());
  }

  text(path: string): Promise<string> {
    return this.read(path, (response) => response.text());
  }

  /** An answer to read as a stream or as bytes. */
  open(path: string, signal?: AbortSignal): Promise<Response> {
    return this.send("GET", path, undefined, signal);
  }

  /** For requests whose reply nobody reads. */
  async order(method: Method, path: string, body?: unknown): Promise<void> {
    await this.send(method, path, body);
  }

  /** A connection can be cut between an answer's head and its body, too. */
  private async read<T>(path: string, body: (response: Response) => Promise<T>): Promise<T> {
    const response = await this.send("GET", path);
    return body(response).catch(async () => body(await this.send("GET", path)));
  }

  private async send(method: Method | "GET", path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { "x-flightdeck-token": this.token };
    if (method !== "GET") headers["content-type"] = "application/json";
    const request = { method, headers, body: method === "GET" ? undefined : JSON.stringify(body ?? {}), cache: "no-store", signal } as const;
    // Again after a broken connection: a browser cuts them whenever a network interface comes or goes, as they do
    // when containers start. Every order can be sent twice: the second attaches to the first.
    let response = await fetch(path, request).catch(() => null);
    for (const pause of PAUSES_MS) {
      if (response || signal?.aborted) break;
      await new Promise((resolve) => { setTimeout(resolve, pause); });
      response = await fetch(path, request).catch(() => null);
    }
    if (!response) throw new Refused(UNREACHABLE);
    if (!response.ok) throw new Refused(await readProblem(response));
    return response;
  }
}

async function readProblem(response: Response): Promise<Problem> {
  try {
    const { error } = expectShape<{ error: unknown }>(await response.json(), "error");
    return expectShape<Problem>(error, "code", "what", "why", "todo");
  } catch {
    return { code: `http-${response.status}`, what: `The panel answered with status ${response.status}.`, why: "The answer carried no explanation.", todo: "Reload the page and try again." };
  }
}

/** The problem behind any error, in words. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  return { code: "unexpected", what: "The page could not read the panel's answer.", why: error instanceof Error ? error.message : String(error), todo: "Reload the page and try again." };
}
