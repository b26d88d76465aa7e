import { expect, type Locator, type Page } from "@playwright/test";
import type { EntryKind } from "@/lib/contracts/history";
import { pageToken } from "./pageToken";

/** What a user sees and does at `/history`. */
export class HistoryPage {
  constructor(private readonly page: Page, private readonly url: string) {}

  async open(query = "range=all"): Promise<void> {
    await this.page.goto(`${this.url}/history?${query}`);
    await expect(this.timeline).toHaveAttribute("aria-busy", "false");
  }

  get main(): Locator {
    return this.page.getByRole("main");
  }
  get verdict(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }
  get timeline(): Locator {
    return this.page.getByRole("region", { name: "Timeline" });
  }
  get search(): Locator {
    return this.page.getByRole("searchbox", { name: "Search what happened" });
  }
  get service(): Locator {
    return this.page.getByRole("combobox", { name: "Service" });
  }
  get kind(): Locator {
    return this.page.getByRole("combobox", { name: "Kind" });
  }
  get problemsOnly(): Locator {
    return this.page.getByRole("switch", { name: "Problems only" });
  }
  get strip(): Locator {
    return this.page.getByRole("listbox", { name: /health checks/ });
  }
  get chosenProbe(): Locator {
    return this.page.getByTestId("chosen-probe");
  }
  get starts(): Locator {
    return this.page.getByRole("region", { name: "Last starts" });
  }
  get bundle(): Locator {
    return this.page.getByRole("dialog", { name: "Support bundle" });
  }

  /** The entries of this kind that say this, newest first. */
  entries(kind: EntryKind, text: string | RegExp): Locator {
    return this.timeline.locator(`[data-kind="${kind}"]`).filter({ hasText: text });
  }
  get allEntries(): Locator {
    return this.timeline.locator("[data-kind]");
  }

  /** When an entry says that it happened, epoch ms. */
  async timeOf(entry: Locator): Promise<number> {
    return Date.parse((await entry.locator("time").first().getAttribute("datetime")) ?? "");
  }

  async openBundle(): Promise<void> {
    await this.main.getByRole("button", { name: "Support bundle…" }).click();
    await expect(this.bundle.getByRole("table")).toBeVisible();
  }

  /** Reads an address of the panel as its page would. */
  async read(path: string): Promise<Response> {
    return fetch(this.url + path, { headers: { "x-flightdeck-token": await pageToken(this.url) } });
  }
}
