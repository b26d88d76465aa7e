import { expect, type Locator, type Page } from "@playwright/test";

/** What a user sees and does at `/data`. */
export class DataPage {
  constructor(private readonly page: Page, private readonly url: string) {}

  async open(): Promise<void> {
    await this.page.goto(`${this.url}/data`);
  }

  get main(): Locator {
    return this.page.getByRole("main");
  }
  /** Who uses a volume: services of the stack, containers of others. */
  usersOf(volume: string): Locator {
    return this.main.locator(`[data-volume="${volume}"] td`).nth(1);
  }
  get resetButton(): Locator {
    return this.main.getByRole("button", { name: "Reset data…" });
  }
  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }
  get deleted(): Locator {
    return this.dialog.locator(".receipt").filter({ hasText: "Will be deleted" });
  }
  get kept(): Locator {
    return this.dialog.locator(".receipt").filter({ hasText: "Stays" });
  }
  get nameField(): Locator {
    return this.dialog.getByRole("textbox");
  }
  get confirm(): Locator {
    return this.dialog.getByRole("button", { name: "Copy and reset" });
  }
  get undoButton(): Locator {
    return this.main.getByRole("button", { name: "Undo the last reset" });
  }

  get forgetButton(): Locator {
    return this.main.getByRole("button", { name: "Delete the undo copy…" });
  }

  /** What the engine's disk holds. */
  get disk(): Locator {
    return this.main.getByRole("region", { name: "Docker's disk" });
  }
  get removeLeftovers(): Locator {
    return this.disk.getByRole("button", { name: "Remove leftovers…" });
  }

  /** The whole way: dialog, the typed name, the button, until it is done. */
  async reset(stack: string, timeout = 30_000): Promise<void> {
    await this.resetButton.click();
    await this.nameField.fill(stack);
    await this.confirm.click();
    await expect(this.undoButton).toBeEnabled({ timeout });
  }

  /** Puts the data of the last reset back. */
  async undo(): Promise<void> {
    await this.undoButton.click();
    await expect(this.undoButton).toHaveCount(0, { timeout: 30_000 });
  }
}
