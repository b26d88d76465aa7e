import { guarded } from "@/lib/http/guard";
import { sseResponse } from "@/lib/http/sse";

export const dynamic = "force-dynamic";

/** What is measured from now on, one message a second. Somebody who reads this makes the panel measure that often. */
export const GET = guarded(({ panel, request }) => sseResponse(request.signal, (send) => {
  // Nothing may run and so nothing be told for long: the reader learns at once that the stream is open.
  send("retry: 1000\n\n");
  return panel.metrics.follow((round) => send(`event: round\ndata: ${JSON.stringify(round)}\n\n`));
}));
