import { test as base } from "@playwright/test";
import { CommandSpy } from "./commandSpy";
import { DataPage } from "./dataPage";
import { EngineProxy } from "./engineProxy";
import { HistoryPage } from "./historyPage";
import { HomePage } from "./homePage";
import { LogsPage } from "./logsPage";
import { Panel } from "./panel";
import { FixtureStack } from "./fixtureStack";
import type { Variables } from "./stack";

interface Options {
  /** How the services behave at first: `WORKER_BOOT` and the like are shell lines. */
  variables: Variables;
  /** The panel gets a compose file of its own, which the test may change. */
  ownComposeFile: boolean;
  /** The panel reaches the engine through `engine`, which the test can cut. */
  throughProxy: boolean;
}

interface Fixtures extends Options {
  stack: FixtureStack;
  engine: EngineProxy;
  spy: CommandSpy;
  /** Starts a panel for the stack; it ends with the test. */
  startPanel: () => Promise<Panel>;
  panel: Panel;
  home: HomePage;
  data: DataPage;
  history: HistoryPage;
  logs: LogsPage;
}

/** A test with a stack and a panel of its own; both are gone afterwards. */
export const test = base.extend<Fixtures>({
  variables: [{}, { option: true }],
  ownComposeFile: [false, { option: true }],
  throughProxy: [false, { option: true }],
  stack: async ({ variables, ownComposeFile }, provide) => {
    const stack = await FixtureStack.create(variables, ownComposeFile);
    await provide(stack);
    await stack.remove();
  },
  engine: async ({ stack }, provide) => {
    const proxy = await EngineProxy.create(stack.folder);
    await provide(proxy);
    await proxy.cut();
  },
  spy: async ({ stack }, provide) => provide(await CommandSpy.create(stack.folder)),
  startPanel: async ({ stack, engine, spy, throughProxy }, provide, info) => {
    const panels: Panel[] = [];
    await provide(async () => {
      const panel = await Panel.start(stack, { ...spy.environment, ...(throughProxy ? { DOCKER_HOST: engine.host } : {}) });
      panels.push(panel);
      return panel;
    });
    for (const panel of panels) await panel.end();
    if (info.status !== info.expectedStatus) await info.attach("panel.log", { path: panels[0]?.logFile });
  },
  panel: async ({ startPanel }, provide) => provide(await startPanel()),
  home: async ({ page, panel }, provide) => provide(await HomePage.open(page, panel.url)),
  data: async ({ page, panel }, provide) => provide(new DataPage(page, panel.url)),
  history: async ({ page, panel }, provide) => provide(new HistoryPage(page, panel.url)),
  logs: async ({ page, panel }, provide) => provide(new LogsPage(page, panel.url)),
});
export { expect } from "@playwright/test";
