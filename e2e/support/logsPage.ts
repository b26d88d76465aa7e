import { expect, type Locator, type Page } from "@playwright/test";

/** What a user sees and does at `/logs`. */
export class LogsPage {
  constructor(readonly page: Page, private readonly url: string) {}

  async open(hash = ""): Promise<void> {
    await this.page.goto(`${this.url}/logs${hash}`);
    await expect(this.page.getByText(/^(Live|Paused|Ended|Not running)/)).toBeVisible();
  }

  get log(): Locator {
    return this.page.getByRole("log", { name: "Merged log" });
  }
  get lines(): Locator {
    return this.log.locator("[data-line]");
  }
  line(text: string | RegExp): Locator {
    return this.lines.filter({ hasText: text });
  }
  chip(service: string): Locator {
    return this.page.getByRole("group", { name: "Services" }).getByRole("button", { name: service });
  }
  level(name: "All" | "Warnings" | "Errors"): Locator {
    return this.page.getByRole("group", { name: "Level" }).getByRole("button", { name });
  }
  get search(): Locator {
    return this.page.getByRole("textbox", { name: "Search the log" });
  }
  get regularExpression(): Locator {
    return this.page.getByRole("button", { name: "Regular expression", exact: true });
  }
  get onlyMatches(): Locator {
    return this.page.getByRole("button", { name: "Only matches" });
  }
  get exclude(): Locator {
    return this.page.getByRole("textbox", { name: "Exclude lines of the log" });
  }
  get excludeExpression(): Locator {
    return this.page.getByRole("button", { name: "Exclude by a regular expression" });
  }
  get found(): Locator {
    return this.page.locator(".find").getByRole("status");
  }
  get problem(): Locator {
    return this.page.getByRole("main").getByRole("alert").filter({ hasText: /./ });
  }
  get marks(): Locator {
    return this.log.locator("mark");
  }
  get follow(): Locator {
    return this.page.getByRole("switch", { name: "Follow" });
  }
  get paused(): Locator {
    return this.page.getByRole("status").filter({ hasText: /^Paused/ });
  }
  get gaps(): Locator {
    return this.log.locator(".gap");
  }

  get window(): Locator {
    return this.page.getByRole("combobox", { name: "Time window" });
  }
  get windowForm(): Locator {
    return this.page.getByRole("form", { name: "Time window" });
  }
  /** Chooses a window, as the two fields hold it. */
  async showWindow(from: string, to: string): Promise<void> {
    await this.windowForm.getByLabel("From").fill(from);
    await this.windowForm.getByLabel("To").fill(to);
    await this.windowForm.getByRole("button", { name: "Show" }).click();
  }
  /** The moment of a line that is seen. */
  async timeOf(line: Locator): Promise<Date> {
    return new Date(await line.locator(".time").getAttribute("title") ?? "");
  }

  /** Opens the list of earlier containers' and task instances' logs, and one of them. */
  async openOther(name: string | RegExp): Promise<Locator> {
    await this.page.getByRole("button", { name: "Other logs" }).click();
    const list = this.page.getByRole("region", { name: "Other logs" });
    await list.getByRole("button", { name }).click();
    return list;
  }

  /** The lines that are shown, as they are saved. */
  async saved(): Promise<string[]> {
    return (await this.download("Lines shown")).toString().trimEnd().split("\n");
  }

  /** Chooses an item of the download menu; the bytes of the file. */
  async download(item: string | RegExp): Promise<Buffer> {
    await this.page.getByRole("button", { name: "Download" }).click();
    const file = this.page.waitForEvent("download");
    await this.page.getByRole("menuitem", { name: item }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await file).createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}
