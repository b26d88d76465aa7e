import { test as base } from "@playwright/test";
import { EngineProxy } from "./engineProxy";
import { HomePage } from "./homePage";
import { Panel } from "./panel";
import { Stack, type Variables } from "./stack";

interface Fixtures {
  /** How the services behave at first: set with `test.use({ variables: { WORKER_BOOT: "exit 3" } })`. */
  variables: Variables;
  stack: Stack;
  /** A socket before the engine that the panel talks through; only where a test asks for it. */
  engine: EngineProxy;
  panel: Panel;
  home: HomePage;
}

/** A test with a stack and a panel of its own; both are gone afterwards. */
export const test = base.extend<Fixtures>({
  variables: [{}, { option: true }],
  stack: async ({ variables }, use) => {
    const stack = await Stack.create(variables);
    await use(stack);
    await stack.remove();
  },
  engine: async ({ stack }, use) => {
    const proxy = await EngineProxy.create(stack.folder);
    await use(proxy);
    await proxy.cut();
  },
  panel: async ({ stack }, use, info) => {
    const panel = await Panel.start(stack);
    await use(panel);
    await panel.end();
    if (info.status !== info.expectedStatus) await info.attach("panel.log", { path: panel.logFile });
  },
  baseURL: async ({ panel }, use) => use(panel.url),
  home: async ({ page, panel }, use) => {
    await page.goto(panel.url);
    await use(new HomePage(page));
  },
});
export { expect } from "@playwright/test";
