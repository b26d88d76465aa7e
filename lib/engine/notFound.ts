/** Whether the engine answered that there is no such thing. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && "statusCode" in error && error.statusCode === 404;
}
