import type { Page } from "@playwright/test";

/** Opens a page. */
export async function goTo(page: Page, url: string): Promise<void> {
  await untilLoaded(() => page.goto(url));
}

/** Loads the page again. */
export async function reload(page: Page): Promise<void> {
  await untilLoaded(() => page.reload());
}

/**
 * A browser gives a page up when a network interface comes or goes, as they do with another test's containers: it is loaded again.
 * The page that tells of it may come late, over that second load.
 */
async function untilLoaded(load: () => Promise<unknown>): Promise<void> {
  for (;;) {
    const cut = await load().then(() => false, (error: Error) => {
      if (!/ERR_NETWORK_CHANGED|chrome-error:/.test(error.message)) throw error;
      return true;
    });
    if (!cut) return;
  }
}
