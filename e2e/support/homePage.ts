import { expect, type Locator, type Page } from "@playwright/test";
import type { ServiceState, StackState } from "@/lib/contracts/service";

/** Starting, with every image at hand, ends within this time on a slow machine. */
const START_TIMEOUT = 30_000;

/** What a user sees and does at `/`. */
export class HomePage {
  constructor(readonly page: Page) {}

  get verdict(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }
  get startButton(): Locator {
    return this.page.getByRole("button", { name: /^Start$/ }).first();
  }
  get stopButton(): Locator {
    return this.page.getByRole("button", { name: "Stop", exact: true });
  }
  get cancelButton(): Locator {
    return this.page.getByRole("button", { name: /^Cancel/ });
  }
  get stack(): Locator {
    return this.page.locator("[data-stack-state]");
  }
  get operation(): Locator {
    return this.page.getByRole("region", { name: /in progress|failed|operation/i });
  }

  service(name: string): Locator {
    return this.page.locator(`[data-service="${name}"]`);
  }

  /** The switch of an optional service. */
  toggle(name: string): Locator {
    return this.page.getByRole("switch", { name: new RegExp(name, "i") }).first();
  }

  async expectStack(state: StackState, timeout?: number): Promise<void> {
    await expect(this.stack).toHaveAttribute("data-stack-state", state, { timeout });
  }

  async expectService(name: string, state: ServiceState, reason?: RegExp): Promise<void> {
    await expect(this.service(name)).toHaveAttribute("data-state", state);
    if (reason) await expect(this.service(name)).toContainText(reason);
  }

  /** Presses Start and waits until everything works. */
  async start(): Promise<void> {
    await this.startButton.click();
    await this.expectStack("healthy", START_TIMEOUT);
  }
}
