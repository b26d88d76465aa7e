import { test as base, expect } from "@playwright/test";
import { CommandSpy } from "../support/commandSpy";
import { pageToken } from "../support/pageToken";
import { Panel } from "../support/panel";
import { rawRequest, type RawReply, type RawRequest } from "../support/rawHttp";
import { apiRoutes, type Route } from "../support/routes";
import { FixtureStack } from "../support/fixtureStack";

/** What an attacker would love to read: set in the environment file before the panel starts. */
export const CANARY = "canary-5d1f0c77e2";

/** A panel under attack, with witnesses of what it does. */
export class Target {
  constructor(readonly panel: Panel, readonly stack: FixtureStack, readonly token: string, private readonly spy: CommandSpy) {}

  static async create(): Promise<Target> {
    const stack = await FixtureStack.create({ STORE_PASSWORD: CANARY });
    const spy = await CommandSpy.create(stack.folder);
    const panel = await Panel.start(stack, spy.environment);
    return new Target(panel, stack, await pageToken(panel.url), spy);
  }

  get host(): string {
    return `localhost:${this.panel.port}`;
  }
  get routes(): Route[] {
    return apiRoutes({ name: "web", id: "0f9c2a4e", variable: "PATH" });
  }

  /** What a request from our own page carries. */
  get ownHeaders(): Record<string, string> {
    return { host: this.host, origin: this.panel.url, "sec-fetch-site": "same-origin", "x-flightdeck-token": this.token, "content-type": "application/json" };
  }

  send(request: RawRequest): Promise<RawReply> {
    return rawRequest(this.panel.port, request);
  }

  /** Runs an attack and shows that nothing came of it: no order to Docker, no container, no change of the environment file. */
  async expectUntouched(attack: () => Promise<void>): Promise<void> {
    const before = await this.orders();
    await attack();
    expect(await this.orders()).toEqual(before);
    expect(await this.stack.containers()).toEqual([]);
  }

  private async orders(): Promise<string[]> {
    // Reading the compose file changes nothing; everything else would be a side effect.
    return (await this.spy.calls()).filter((call) => !/ (config|version|inspect)\b/.test(call));
  }

  async remove(): Promise<void> {
    await this.panel.end();
    await this.stack.remove();
  }
}

export const test = base.extend<object, { target: Target }>({
  target: [async ({}, provide) => {
    const target = await Target.create();
    await provide(target);
    await target.remove();
  }, { scope: "worker" }],
});
export { expect };
