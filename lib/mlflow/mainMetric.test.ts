import { expect, test } from "vitest";
import { mainMetric } from "./mainMetric";

const metric = (name: string, value: number | null = 1, at: number | null = 1) => ({ name, value, at });

test("what a model is judged by comes first, on unseen data before all", () => {
  expect(mainMetric([metric("f1"), metric("accuracy")])?.name).toBe("accuracy");
  expect(mainMetric([metric("train_accuracy"), metric("loss"), metric("val_accuracy")])?.name).toBe("val_accuracy");
  expect(mainMetric([metric("epoch"), metric("roc_auc")])?.name).toBe("roc_auc");
});

test("metrics of one's own: the first one logged; the machine's are shown only when there is nothing else", () => {
  expect(mainMetric([metric("later", 1, 9), metric("earlier", 1, 2), metric("system/cpu", 1, 1)])?.name).toBe("earlier");
  expect(mainMetric([metric("system/cpu")])?.name).toBe("system/cpu");
});

test("none, and a value that is no number", () => {
  expect(mainMetric([])).toBeNull();
  expect(mainMetric([metric("loss", null)])).toEqual({ name: "loss", value: null });
});
