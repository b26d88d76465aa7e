/** Called once when the server starts: an operation that an earlier panel left running is taken up without waiting for a visitor. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { runtime } = await import("./lib/runtime");
  runtime();
}
