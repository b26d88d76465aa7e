const HEARTBEAT_MS = 15_000;
/** A reader that is this many bytes behind is cut off; it comes back and takes the whole again. */
const MAX_BEHIND = 4 * 1024 * 1024;

/**
 * An event stream that lives until the reader goes. `begin` gets how to send and by how many bytes the reader is behind, and
 * returns how to stop sending; a comment now and then tells both sides that the other is still there.
 */
export function sseResponse(signal: AbortSignal, begin: (send: (text: string) => void, behind: () => number) => () => void): Response {
  const encoder = new TextEncoder();
  let close = (): void => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      let stop = (): void => {};
      const send = (text: string): void => {
        if (!open) return;
        if ((controller.desiredSize ?? 0) < -MAX_BEHIND) close();
        else controller.enqueue(encoder.encode(text));
      };
      const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
      close = () => {
        if (!open) return;
        open = false;
        stop();
        clearInterval(heartbeat);
        try {
          controller.close();
        } catch {
          // The reader has cancelled already.
        }
      };
      if (signal.aborted) return close();
      signal.addEventListener("abort", close, { once: true });
      stop = begin(send, () => Math.max(0, -(controller.desiredSize ?? 0)));
      if (!open) stop();
    },
    cancel() { close(); },
  }, new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }));
  return new Response(body, { headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no" } });
}
