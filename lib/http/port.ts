/** The port that this server listens on; Next sets PORT when it starts to listen. */
export function serverPort(): string {
  return process.env.PORT ?? "3000";
}
