import type { Problem } from "../contracts/problem";
import { isFlightdeckError } from "../errors";

const HEADERS = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

export function json(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: HEADERS });
}

export function text(value: string): Response {
  return new Response(value, { headers: { ...HEADERS, "Content-Type": "text/plain; charset=utf-8" } });
}

export function problemReply(problem: Problem, status: number): Response {
  return json({ error: problem }, status);
}

/** Any thrown error -> an answer. What we did not foresee says only that: its text may hold anything. */
export function errorReply(error: unknown): Response {
  if (isFlightdeckError(error)) return problemReply(error.problem, error.status);
  console.error(error);
  return problemReply({ code: "unexpected", what: "Something went wrong inside Flightdeck.", why: "An error that it does not know.", todo: "Try again; its terminal shows the details." }, 500);
}

/** Pieces as they come, no faster than they are taken; what makes them stops when the reader goes. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() { await pieces.return(undefined); },
  });
}

/** A file to be saved, sent as it is made. `name` must need no quoting. */
export function attachment(body: ReadableStream<Uint8Array>, name: string, type: string): Response {
  return new Response(body, { headers: { ...HEADERS, "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` } });
}
