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

export interface Answer { status: number; headers: Headers; text: string }

function problem(code: string, who: string, why: string): FlightdeckError {
  return new FlightdeckError({ code, what: `${who} does not answer as it should.`, why, todo: "Flightdeck asks again in a moment." }, { status: 502 });
}

/** Reads a reply to its end, or refuses it once it is larger than any sound one. */
async function readText(response: Response, who: string): Promise<string> {
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw problem("product-large", who, `Its reply is larger than ${MAX_BYTES / 1e6} MB.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** One HTTP request to a product of the stack, with a deadline and a bound. Any status is an answer. Throws FlightdeckError when there is none. */
export async function ask({ who, url, method = "GET", headers = {}, body, signal }: Question): Promise<Answer> {
  const form = body instanceof URLSearchParams;
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  try {
    const response = await fetch(url, {
      method, redirect: "manual", signal: AbortSignal.any([signal, deadline]),
      headers: { ...headers, ...(body && !form ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
    });
    return { status: response.status, headers: response.headers, text: await readText(response, who) };
  } catch (error) {
    if (error instanceof FlightdeckError) throw error;
    if (deadline.aborted) throw problem("product-silent", who, `It did not answer within ${DEADLINE_MS / 1000} s.`);
    throw problem("product-unreachable", who, "It can't be reached on its published port.");
  }
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
