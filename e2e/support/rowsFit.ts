import { expect, type Locator } from "@playwright/test";

/** The rows that are drawn, from above: each begins where the one before ends and is as high as what is in it, once a new width has been measured. */
export async function expectRowsFit(lines: Locator): Promise<void> {
  await expect(async () => {
    const rows = await lines.evaluateAll((all) => all.map((row) => {
      const box = row.getBoundingClientRect(), text = row.querySelector(".txt")!.getBoundingClientRect();
      return { top: Math.round(box.top), bottom: Math.round(box.bottom), room: Math.round(box.bottom - text.bottom) };
    }).sort((a, b) => a.top - b.top));
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.slice(1).map(({ top }) => top)).toEqual(rows.slice(0, -1).map(({ bottom }) => bottom));
    expect(rows.map(({ room }) => room)).toEqual(rows.map(() => 1));
  }).toPass({ timeout: 15_000 });
}
