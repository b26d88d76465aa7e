import { expect, type Page } from "@playwright/test";

/** Cards, boxes and bars that hold what they show. */
const HOLDERS = ".top, .svc, .panel, .filters, .tabbar";

/** At each of these widths nothing makes the page scroll sideways, and nothing sticks out of the card, box or bar that it stands in. */
export async function expectFits(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => sticksOut(page), { message: `${new URL(page.url()).pathname} at ${width} px` }).toEqual([]);
  }
}

function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate((holders) => {
    const found: string[] = [];
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over > 0) found.push(`the page, by ${over} px`);
    for (const holder of document.querySelectorAll<HTMLElement>(holders)) {
      const box = holder.getBoundingClientRect();
      if (box.width === 0) continue;
      if (box.right > innerWidth + 1) found.push(`${holder.className}, by ${Math.round(box.right - innerWidth)} px`);
      for (const element of holder.querySelectorAll<HTMLElement>("*")) {
        const { right, left, width } = element.getBoundingClientRect();
        const by = Math.max(right - box.right, box.left - left);
        if (width > 1 && by > 1 && !isCut(element, holder)) found.push(`${element.tagName} “${element.textContent?.slice(0, 30)}” of ${holder.className}, by ${Math.round(by)} px`);
      }
    }
    return found;

    /** Something between it and its holder cuts it off or scrolls; or it is hung elsewhere on purpose. */
    function isCut(element: HTMLElement, holder: HTMLElement): boolean {
      for (let one: HTMLElement | null = element; one && one !== holder; one = one.parentElement) {
        const { overflowX, position } = getComputedStyle(one);
        if ((one !== element && overflowX !== "visible") || position === "fixed" || one.closest("svg")) return true;
      }
      return false;
    }
  }, HOLDERS);
}
