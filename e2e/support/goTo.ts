import type { Page } from "@playwright/test";

/** Opens a page. */
export async function goTo(page: Page, url: string): Promise<void> {
  await untilLoaded(() => page.goto(url));
}

/** Loads the page again. */
export async function reload(page: Page): Promise<void> {
  await untilLoaded(() => page.reload());
}

/** A browser gives a page up when a network interface comes or goes, as they do with another test's containers: it is loaded again. */
async function untilLoaded(load: () => Promise<unknown>): Promise<void> {
  for (;;) {
    const cut = await load().then(() => false, (error: Error) => {
      if (!error.message.includes("ERR_NETWORK_CHANGED")) throw error;
      return true;
    });
    if (!cut) return;
  }
}
