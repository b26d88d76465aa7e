import { expect, type BrowserContext, type Locator, type Page } from "@playwright/test";
import type { OperationRequest } from "@/lib/contracts/operation";
import type { ServiceState, StackState } from "@/lib/contracts/service";
import { pageToken } from "./pageToken";

/** A start with every image at hand, and a stop, end within this time on a slow machine. */
const OPERATION_TIMEOUT = 30_000;

/** What a user sees and does at `/`. */
export class HomePage {
  private constructor(readonly page: Page, private readonly url: string) {}

  static async open(page: Page, url: string): Promise<HomePage> {
    const home = new HomePage(page, url);
    await home.open();
    return home;
  }

  async open(): Promise<void> {
    await this.page.goto(this.url);
    // It stands there before it takes a click.
    await this.hearsKeys();
  }

  /** The same page in a second tab. */
  async inNewTab(context: BrowserContext): Promise<HomePage> {
    return HomePage.open(await context.newPage(), this.url);
  }

  get topBar(): Locator {
    return this.page.getByRole("banner");
  }
  get verdict(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }
  get stack(): Locator {
    return this.page.locator("[data-stack-state]");
  }
  /** What stands above the page: no engine, no panel, a refused order. */
  get alert(): Locator {
    return this.page.locator(".banner").and(this.page.getByRole("alert"));
  }
  get startButton(): Locator {
    return this.topBar.getByRole("button", { name: "Start", exact: true });
  }
  get stopButton(): Locator {
    return this.topBar.getByRole("button", { name: "Stop", exact: true });
  }
  get cancelButton(): Locator {
    return this.topBar.getByRole("button", { name: /^Cancel/ });
  }
  get useFreePortAndStart(): Locator {
    return this.topBar.getByRole("button", { name: /^Use \d+ and start$/ });
  }
  get checks(): Locator {
    return this.page.getByRole("region", { name: "Checks" });
  }
  get checkAgain(): Locator {
    return this.checks.getByRole("button", { name: /check again/i });
  }
  get machine(): Locator {
    return this.page.getByRole("region", { name: "Machine" });
  }
  /** The running operation. */
  get progress(): Locator {
    return this.page.getByRole("region", { name: /in progress$/ });
  }
  get pill(): Locator {
    return this.page.getByTestId("stack-pill");
  }
  /** What came of the last operation. */
  get outcome(): Locator {
    return this.page.getByRole("region", { name: "Last operation" });
  }
  get retry(): Locator {
    return this.outcome.getByRole("button", { name: "Try again" });
  }

  service(name: string): Locator {
    return this.page.locator(`[data-service="${name}"]`);
  }

  /** The switch of an optional service. */
  toggle(name: string): Locator {
    return this.page.getByRole("switch", { name: `Run ${name}` });
  }

  /** The link to a service's own page; there is none until the service answers. */
  link(title: string): Locator {
    return this.page.getByRole("link", { name: `Open ${title}`, exact: true });
  }

  get ports(): Locator {
    return this.page.getByRole("region", { name: "Ports" });
  }
  portRow(service: string): Locator {
    return this.ports.getByRole("row").filter({ hasText: service });
  }

  /** Waits until the page's code has come: from then on it hears keys and clicks. */
  async hearsKeys(): Promise<void> {
    await expect(this.page.locator("html")).toHaveAttribute("data-keys", "heard");
  }

  /** The page of one service, by its card. */
  async openService(name: string): Promise<Locator> {
    await this.cardLink(name).click();
    await expect(this.page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
    // One that is loaded as a whole stands there before it takes a click.
    await this.hearsKeys();
    return this.page.getByRole("main");
  }

  cardLink(name: string): Locator {
    return this.service(name).getByRole("link", { name, exact: true });
  }

  async expectStack(state: StackState, timeout?: number): Promise<void> {
    await expect(this.stack).toHaveAttribute("data-stack-state", state, { timeout });
  }

  async expectService(name: string, state: ServiceState, reason?: RegExp, timeout?: number): Promise<void> {
    await expect(this.service(name)).toHaveAttribute("data-state", state, { timeout });
    if (reason) await expect(this.service(name)).toContainText(reason);
  }

  /** Presses Start and waits until everything works. */
  async start(timeout = OPERATION_TIMEOUT): Promise<void> {
    await this.startButton.click();
    await this.expectStack("healthy", timeout);
  }

  /** Presses Stop and waits until nothing runs. */
  async stop(timeout = OPERATION_TIMEOUT): Promise<void> {
    await this.stopButton.click();
    await this.expectStack("off", timeout);
  }

  async restart(): Promise<void> {
    await this.choose("Restart all");
  }

  /** Starts what is off in a stack that runs in part. */
  async startAgain(): Promise<void> {
    await this.choose("Start what is off");
  }

  private async choose(item: string): Promise<void> {
    await this.topBar.getByRole("button", { name: /^More/ }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** The headers of a request that this page makes. */
  async ownHeaders(): Promise<Record<string, string>> {
    return { host: new URL(this.url).host, "content-type": "application/json", origin: this.url, "x-flightdeck-token": await pageToken(this.url) };
  }

  /** Posts an order as this page would, past its buttons. */
  async order(body: OperationRequest): Promise<{ status: number; text: string }> {
    const reply = await fetch(`${this.url}/api/operations`, { method: "POST", headers: await this.ownHeaders(), body: JSON.stringify(body) });
    return { status: reply.status, text: await reply.text() };
  }
}
