/** Called once when the server starts: an operation that an earlier panel left running is taken up without waiting for a visitor. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ runtime }, { socketUpgrade }, { STREAMS }] = await Promise.all([import("./lib/runtime"), import("./lib/http/socket"), import("./app/streams")]);
  runtime();
  globalThis.flightdeckUpgrade = socketUpgrade(STREAMS);
}
