import { expect, test } from "vitest";
import { metricText, queueText, tasksText, workerText } from "./words";

const work = { queues: [], taken: 0, slots: 2, workers: { healthy: 1, all: 1 } };

test("a metric is shown with few digits", () => {
  expect(metricText({ name: "accuracy", value: 0.955_555 })).toBe("accuracy 0.956");
  expect(metricText({ name: "rmse", value: 1_234.567 })).toBe("rmse 1235");
  expect(metricText({ name: "epoch", value: 7 })).toBe("epoch 7");
  expect(metricText({ name: "loss", value: null })).toBe("loss is no number");
  expect(metricText(null)).toBe("no metric");
});

test("tasks that failed are not counted with those that ended well", () => {
  expect(tasksText({ tasks: { ended: 2, all: 3 }, failedCount: 0 })).toBe("2 of 3");
  expect(tasksText({ tasks: { ended: 2, all: 2 }, failedCount: 1 })).toBe("1 of 2, 1 failed");
  expect(tasksText({ tasks: null, failedCount: 1 })).toBe("–");
});

test("what waits is said by queue", () => {
  expect(queueText(work)).toBe("No task waits");
  expect(queueText({ ...work, queues: [{ name: "default", length: 1 }] })).toBe("1 task waits in default");
  expect(queueText({ ...work, queues: [{ name: "gpu", length: 9 }, { name: "default", length: 2 }] })).toBe("9 tasks wait in gpu and 2 in default");
});

test("busy workers are said against their slots, and workers that are gone as such", () => {
  expect(workerText({ ...work, taken: 1 })).toBe("1 of 2 slots busy");
  expect(workerText({ ...work, slots: null, taken: 3 })).toBe("3 tasks under way");
  expect(workerText({ ...work, workers: { healthy: 0, all: 1 } })).toBe("no worker is healthy");
  expect(workerText({ ...work, taken: 1, workers: { healthy: 0, all: 1 } })).toBe("no worker is healthy; 1 task was taken before");
});
