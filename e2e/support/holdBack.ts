import type { Page } from "@playwright/test";
import { intercept } from "./intercept";

/** Holds these requests of an open page back until the returned function is called. */
export async function holdBack(page: Page, requests: string | RegExp): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => { release = resolve; });
  await intercept(page, requests, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
