import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

/** Runs axe on the page as it stands, in one theme: zero violations. */
async function expectAccessible(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  // A page that is busy may be told of the other colour scheme only when it is set once more.
  await expect(async () => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme, { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`).join(" | ")}`);
  expect.soft(found, `${colorScheme}, ${page.viewportSize()?.width} px`).toEqual([]);
}

/** What holds in every state of every page: accessible, light and dark, wide and narrow; nothing sticks out of a telephone's width. */
export async function expectWellFormed(page: Page): Promise<void> {
  await page.setViewportSize(WIDE);
  await expectAccessible(page, "light");
  await expectAccessible(page, "dark");
  await page.setViewportSize(NARROW);
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), "width of the page at 390 px").toBeLessThanOrEqual(NARROW.width);
  await expectAccessible(page, "light");
  await page.setViewportSize(WIDE);
}
