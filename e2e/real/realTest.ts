import { test as base } from "@playwright/test";
import { Journey } from "./journey";

/** One stack, one panel and one tab for all steps of the journey. */
export const test = base.extend<object, { journey: Journey }>({
  journey: [async ({ browser }, provide) => {
    const page = await browser.newPage();
    const journey = await Journey.begin(page);
    await provide(journey);
    await page.close();
    await journey.end();
  }, { scope: "worker", timeout: 120_000 }],
});
export { expect } from "@playwright/test";
