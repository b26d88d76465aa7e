import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Runs axe on the page as it stands, in both themes: zero violations. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary ?? ""}`).join(" | ")}`);
    expect.soft(found, colorScheme).toEqual([]);
  }
}

/** Nothing sticks out to the right at the width of a telephone. */
async function expectNarrow(page: Page): Promise<void> {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), "width of the page at 390 px").toBeLessThanOrEqual(390);
  await expectAccessible(page);
  await page.setViewportSize(size);
}

/** What holds in every state of every page: accessible, light and dark, wide and narrow. */
export async function expectWellFormed(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNarrow(page);
}
