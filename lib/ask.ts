import { setMaxListeners } from "node:events";
import http from "node:http";
import type * as z from "zod";
import { FlightdeckError } from "./errors";

const DEADLINE_MS = 2_500;
const MAX_BYTES = 2_000_000;

export interface Question {
  /** Whom it is put to, for the words of a problem: "Airflow". */
  who: string;
  url: string;
  method?: "GET" | "POST" | "PATCH";
  headers?: Record<string, string>;
  /** Sent as JSON, or as it is when it is a form. */
  body?: object | URLSearchParams;
  signal: AbortSignal;
}

export interface Answer { status: number; headers: http.IncomingHttpHeaders; text: string }

function problem(code: string, who: string, why: string): FlightdeckError {
  return new FlightdeckError({ code, what: `${who} does not answer as it should.`, why, todo: "Flightdeck asks again in a moment." }, { status: 502 });
}

/** One HTTP request to a product of the stack, with a deadline and a bound. Any status is an answer. Throws FlightdeckError when there is none. */
export function ask({ who, url, method = "GET", headers = {}, body, signal }: Question): Promise<Answer> {
  const form = body instanceof URLSearchParams;
  const sent = form ? body.toString() : JSON.stringify(body);
  const type = form ? "application/x-www-form-urlencoded" : "application/json";
  // Many may be put at once, and one look goes on until all are answered.
  setMaxListeners(0, signal);
  return new Promise((resolve, reject) => {
    // Not fetch, which takes twice the CPU time: some of these are put every few seconds.
    const request = http.request(url, { method, signal, agent: false, headers: { ...headers, ...(sent === undefined ? {} : { "content-type": type, "content-length": Buffer.byteLength(sent) }) } });
    const giveUp = (code: string, why: string): void => {
      reject(problem(code, who, why));
      request.destroy();
    };
    let reached = false;
    let answered = false;
    const broken = (): void => (reached ? giveUp("product-broken", "Its answer broke off, or is no HTTP.") : giveUp("product-unreachable", "It can't be reached on its published port."));
    request.once("socket", (socket) => socket.once("connect", () => { reached = true; }));
    const timer = setTimeout(() => giveUp("product-silent", `It did not answer within ${DEADLINE_MS / 1000} s.`), DEADLINE_MS);
    request.once("close", () => {
      clearTimeout(timer);
      // Some ends are no error to Node: an offer to speak another protocol.
      if (!answered) broken();
    });
    request.on("error", broken);
    request.once("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_BYTES) giveUp("product-large", `Its reply is larger than ${MAX_BYTES / 1e6} MB.`);
        else chunks.push(chunk);
      });
      response.on("error", broken);
      response.once("end", () => {
        answered = true;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: new TextDecoder().decode(Buffer.concat(chunks)) });
      });
    });
    request.end(sent);
  });
}

/** The reply as `schema` reads it. Throws FlightdeckError for any other status, text or shape. */
export function parseAnswer<Value>(who: string, answer: Answer, schema: z.ZodType<Value>): Value {
  if (answer.status !== 200) throw problem("product-refused", who, `It answered with status ${answer.status}.`);
  try {
    return schema.parse(JSON.parse(answer.text));
  } catch {
    throw problem("product-odd", who, "Its reply has another form than the version that this Flightdeck knows.");
  }
}
