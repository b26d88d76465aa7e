import type { Page } from "@playwright/test";

/** Opens a page. A browser gives one up when a network interface comes or goes, as they do with another test's containers: it is opened again. */
export async function goTo(page: Page, url: string): Promise<void> {
  for (;;) {
    const cut = await page.goto(url).then(() => false, (error: Error) => {
      if (!error.message.includes("ERR_NETWORK_CHANGED")) throw error;
      return true;
    });
    if (!cut) return;
  }
}
