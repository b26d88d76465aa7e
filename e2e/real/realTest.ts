import { test as base } from "@playwright/test";
import { Journey } from "./journey";

/** One stack, one panel and one tab for all steps of the journey. */
export const test = base.extend<object, { journey: Journey }>({
  journey: [async ({ browser }, provide) => {
    // A context of its own: axe opens a page beside the one that it looks at.
    const context = await browser.newContext();
    const journey = await Journey.begin(await context.newPage());
    await provide(journey);
    await context.close();
    await journey.end();
  }, { scope: "worker", timeout: 120_000 }],
});
export { expect } from "@playwright/test";
