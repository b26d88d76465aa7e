import type { Stack } from "./stack";

/** A shell line for `…_BOOT`: the service is not ready until the test releases it. */
export const held = "until test -e /tmp/go; do sleep 0.1; done";

/** Lets a held service go on. */
export async function release(stack: Stack, service: string): Promise<void> {
  await stack.exec(service, "touch", "/tmp/go");
}
