import { guarded } from "@/lib/http/guard";
import { eventStream } from "@/lib/http/stream";

export const dynamic = "force-dynamic";

/** State by push: see lib/http/stream.ts. */
export const GET = guarded(({ panel, request }) => eventStream(panel, request.headers.get("last-event-id"), request.signal));
