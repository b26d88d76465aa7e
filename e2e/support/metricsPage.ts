import { expect, type Locator, type Page } from "@playwright/test";

type Metric = "CPU" | "Memory" | "Network" | "Block I/O";

/** What a user sees and does at `/metrics`. */
export class MetricsPage {
  constructor(readonly page: Page, private readonly url: string) {}

  async open(query = ""): Promise<void> {
    await this.page.goto(`${this.url}/metrics${query}`);
  }

  get main(): Locator {
    return this.page.getByRole("main");
  }

  /** The chart of a metric of a service, "worker", or of "the stack". */
  chart(metric: Metric, of: string): Locator {
    return this.main.getByRole("slider", { name: `${metric} of ${of}`, exact: true });
  }

  /** What is marked of a kind on a chart. */
  mark(metric: Metric, of: string, kind: string): Locator {
    return this.main.locator(`[data-chart="${metric} of ${of}"] [data-mark="${kind}"]`);
  }

  /** The legend of the marks, with all that they stand for. */
  get happened(): Locator {
    return this.main.getByTestId("happened");
  }

  /** What a chart says at its last mark, read with the keyboard. */
  async markBefore(chart: Locator): Promise<string> {
    await chart.press("Escape");
    await chart.press("PageUp");
    return (await chart.getAttribute("aria-valuetext")) ?? "";
  }

  async choose(button: string): Promise<void> {
    await this.main.getByRole("button", { name: button, exact: true }).click();
  }

  /** What the chart says at its last point, read with the keyboard: "14:02:11: 62 %". */
  async lastReading(chart: Locator): Promise<string> {
    await chart.press("End");
    return (await chart.getAttribute("aria-valuetext")) ?? "";
  }

  /** How many points the chart holds. */
  async points(chart: Locator): Promise<number> {
    return Number(await chart.getAttribute("aria-valuemax")) + 1;
  }

  /** How often the curve of a chart is broken. */
  async breaks(metric: Metric, of: string): Promise<number> {
    const drawn = await this.main.locator(`[data-chart="${metric} of ${of}"] path:is(.ln, .dot)`).evaluateAll((paths) => paths.map((path) => path.getAttribute("d") ?? "").join(""));
    return drawn.split("M").length - 2;
  }

  /** Waits until the last value of a chart, in bytes or per cent, is as asked for. */
  async expectLast(chart: Locator, is: (value: number) => boolean): Promise<void> {
    await expect.poll(async () => is(valueOf(await this.lastReading(chart))), { timeout: 30_000 }).toBe(true);
  }
}

const UNITS: Record<string, number> = { "%": 1, B: 1, kB: 1e3, MB: 1e6, GB: 1e9 };

/** "14:02:11: 15 MB, peak 16 MB" -> 15000000. */
function valueOf(reading: string): number {
  const [, value, unit] = /: ([\d.]+) (%|B|kB|MB|GB)/.exec(reading) ?? [];
  return value === undefined ? Number.NaN : Number(value) * (UNITS[unit ?? ""] ?? Number.NaN);
}
