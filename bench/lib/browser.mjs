import { chromium } from "@playwright/test";
import { browserLaunch } from "../../scripts/lib/browser.mjs";
import { findChromium } from "../../scripts/lib/chromium.mjs";
import { defer } from "./deferred.mjs";
import { unlessInterrupted } from "./interrupt.mjs";

/** A real browser, with nothing in its cache, that ends with the bench. */
export async function openBrowser() {
  await unlessInterrupted();
  // It is closed with the rest; Playwright itself would end the whole bench at once.
  const browser = await chromium.launch({ ...browserLaunch(findChromium()), handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
  defer(() => browser.close());
  return browser;
}

/** A tab at this address, once the page shows the stack in this state. */
export async function openTab(browser, url, state = "healthy") {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.locator(`[data-stack-state="${state}"]`).waitFor({ state: "attached" });
  return page;
}
