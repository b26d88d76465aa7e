import { expect, test } from "vitest";
import { Expectations } from "./expectations.mjs";

test("an event is paired with its change in the page, whichever is heard of first", async () => {
  const expectations = new Expectations();
  const health = expectations.expect("web", "healthy");
  expectations.happened({ service: "web", action: "health_status: healthy", at: 100 });
  expectations.shown("web", "healthy", 112);
  const died = expectations.expect("web", "die");
  expectations.shown("web", "off", 220);
  expectations.happened({ service: "web", action: "die", at: 200 });
  expect(await Promise.all([health, died])).toEqual([12, 20]);
});

test("other services, other events and what comes before the end are no answer", async () => {
  const expectations = new Expectations();
  const died = expectations.expect("web", "die");
  expectations.happened({ service: "web", action: "kill", at: 90 });
  expectations.happened({ service: "store", action: "die", at: 95 });
  expectations.happened({ service: "web", action: "die", at: 100 });
  expectations.shown("web", "stopping", 101);
  expectations.shown("store", "off", 102);
  expectations.shown("web", "off", 115);
  expect(await died).toBe(15);
});
