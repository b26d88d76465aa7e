import type { ContainerFact, FactEvent } from "../stack/facts";
import { parseEnv, readEnvText } from "../settings/envFile";
import { isSecretName, MASK } from "../settings/secrets";

const MIN_LENGTH = 8;

/** A function that takes the values of secret variables out of any text. `secretNames` come from the compose file. */
export function makeRedactor(envFile: string, secretNames: readonly string[], passwordName: string | null, passwordDefault: string | null): (text: string) => string {
  const values = parseEnv(readEnvText(envFile));
  const secret = [...values].filter(([name, value]) =>
    value.length >= MIN_LENGTH && value !== passwordDefault && (secretNames.includes(name) || name === passwordName || isSecretName(name)));
  const texts = secret.map(([, value]) => value).sort((a, b) => b.length - a.length);
  return (text) => texts.reduce((rest, value) => rest.replaceAll(value, MASK), text);
}

/** What containers say of themselves (probe output, the engine's error) with secrets taken out, before it becomes state. */
export function redactEvent(event: FactEvent, redact: (text: string) => string): FactEvent {
  const clean = (fact: ContainerFact): ContainerFact => ({
    ...fact, error: redact(fact.error), probes: fact.probes.map((probe) => ({ ...probe, output: redact(probe.output) })),
  });
  return event.type === "listed" || event.type === "inspected" ? { ...event, containers: event.containers.map(clean) } : event;
}
