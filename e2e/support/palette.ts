import { expect, type Page } from "@playwright/test";

/** Opens the command palette, types, and runs what is chosen then: the one with this title. */
export async function runInPalette(page: Page, typed: string, title: string): Promise<void> {
  const palette = page.getByRole("dialog", { name: "Search or run" });
  await expect(page.locator("html")).toHaveAttribute("data-keys", "heard");
  await page.keyboard.press("Control+k");
  await expect(palette).toBeVisible();
  await page.keyboard.type(typed);
  await expect(palette.getByRole("option", { selected: true })).toContainText(title);
  await page.keyboard.press("Enter");
  await expect(palette).toHaveCount(0);
}
