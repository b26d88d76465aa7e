import type { Page, Route } from "@playwright/test";

const PROBE = "**/is-intercepted";

/**
 * Handles requests of a page that is open already. Chromium promises that before the page has heard of it (of 60 requests 2
 * passed by), so the page is asked until a request of its own does not get through any more.
 */
export async function intercept(page: Page, requests: string | RegExp, handle: (route: Route) => Promise<void>): Promise<void> {
  await page.route(PROBE, (route) => route.fulfill({ status: 204 }));
  await page.route(requests, handle);
  while (!(await page.evaluate(() => fetch("/is-intercepted").then(({ status }) => status === 204))));
  await page.unroute(PROBE);
}
