import { guarded } from "@/lib/http/guard";
import { sseResponse } from "@/lib/http/sse";

export const dynamic = "force-dynamic";

/** Says whenever the timeline has grown; what is new the page asks for. */
export const GET = guarded(({ panel, request }) => sseResponse(request.signal, (send) => {
  send(": open\n\n");
  return panel.followHistory(() => send("event: new\ndata: {}\n\n"));
}));
