import { guarded } from "@/lib/http/guard";
import { sseResponse } from "@/lib/http/sse";

export const dynamic = "force-dynamic";

/** Airflow, MLflow and the queues at a glance, by push: the whole whenever it changed. They are asked only while somebody reads. */
export const GET = guarded(({ panel, request }) => sseResponse(request.signal, (send) =>
  panel.glance.subscribe((glance) => send(`event: glance\ndata: ${JSON.stringify(glance)}\n\n`))));
