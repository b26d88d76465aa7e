import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "./realTest";

const CHECKS = path.join(import.meta.dirname, "../../compose/checks");

/** How much of a long check is done here; by hand it does the whole. */
const ARGUMENTS: Record<string, string[]> = { "scheduler-freeze.sh": ["1"], "webserver-boots.sh": ["1"] };

/** Services whose frozen process can be told apart at the same time: what others wait for goes alone. */
const FROZEN_TOGETHER = [["postgres"], ["redis"], ["mlflow", "airflow-webserver", "airflow-scheduler", "airflow-worker", "airflow-triggerer"]];

// Green must mean that it works: each check is one way in which a stack of this kind was green and did not.
// Those that take a minute or more by themselves are run by hand.
const ELSEWHERE = ["common.sh", "hung.sh", "worker-busy.sh", "worker-lost-queue.sh"];
const checks = readdirSync(CHECKS).filter((file) => file.endsWith(".sh") && !ELSEWHERE.includes(file));

test.beforeAll(async ({ journey }) => journey.ensureRunning());

for (const check of checks) {
  test(`the running stack passes ${check}`, async ({ journey }) => {
    await journey.check(check, ...(ARGUMENTS[check] ?? []));
  });
}

for (const services of FROZEN_TOGETHER) {
  test(`a frozen process turns unhealthy within 45 s and recovers: ${services.join(", ")}`, async ({ journey }) => {
    await Promise.all(services.map((service) => journey.check("hung.sh", service)));
    await journey.home.expectStack("healthy", 60_000);
  });
}

test("every wanted service is healthy after all that", async ({ journey }) => {
  await journey.home.expectStack("healthy", 60_000);
  expect(await journey.stack.running()).toHaveLength(7);
});
