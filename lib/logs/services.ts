import { serviceOf } from "../operations/service";
import type { StackModel } from "../stack/model";

/** "a,b" -> names of services of the model, each once. Throws FlightdeckError `service-unknown` (404). */
export function servicesOf(model: StackModel, list: string): string[] {
  return [...new Set(list.split(","))].map((name) => serviceOf(model, name).name);
}

/** "a:12,b:7" -> the last line that a reader has, by service. What is no such pair is left out: that reader begins anew. */
export function readCursor(text: string): Map<string, number> {
  return new Map(text.split(",").flatMap((pair) => {
    const [, name, seq] = /^(.+):(\d{1,15})$/.exec(pair) ?? [];
    return name && seq ? [[name, Number(seq)] as const] : [];
  }));
}
