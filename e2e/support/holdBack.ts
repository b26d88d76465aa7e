import type { BrowserContext, Page } from "@playwright/test";

/** Holds these requests back until the returned function is called. */
export async function holdBack(from: Page | BrowserContext, requests: string | RegExp): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => { release = resolve; });
  await from.route(requests, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
