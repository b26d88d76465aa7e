import type { ContainerFact, FactEvent } from "../stack/facts";
import { parseEnv, readEnvText } from "../settings/envFile";
import { isSecretName, MASK, secretsOf, spellingsOf } from "../settings/secrets";

const MIN_LENGTH = 8;
const MAX_VALUES = 400;
const MAX_VALUE = 16_384;
const MAX_SEEN = 2_000;

/**
 * Takes the values of secret variables out of any text. A value stays known after it was changed, and those of containers that were made with
 * other ones become known: what works somewhere is a secret.
 */
export class Redactor {
  /** Oldest first. */
  private readonly values = new Set<string>();
  private readonly seen = new Set<string>();
  private texts: string[] = [];
  private names: ReadonlySet<string> = new Set();
  private harmless: string | null = null;

  /** Values of the environment file as it is now. `names` come from the compose file. Throws when the file can't be read. */
  readFile(envFile: string, names: readonly (string | null)[], passwordDefault: string | null): void {
    const variables = parseEnv(readEnvText(envFile));
    const wanted = new Set(names.filter((name) => name !== null));
    // Other names may be secret now: containers are read once more, when they are next looked at.
    if (wanted.size !== this.names.size || [...wanted].some((name) => !this.names.has(name))) this.seen.clear();
    this.names = wanted;
    this.harmless = passwordDefault;
    this.learn([...variables]);
  }

  /** Values of containers that were not seen before. */
  saw(containers: readonly Pick<ContainerFact, "id" | "env">[]): void {
    const fresh = containers.filter(({ id }) => !this.seen.has(id));
    if (fresh.length === 0) return;
    if (this.seen.size > MAX_SEEN) this.seen.clear();
    for (const { id } of fresh) this.seen.add(id);
    this.learn(fresh.flatMap(({ env }) => env.map((entry) => [entry.split("=", 1)[0] ?? "", entry.slice(entry.indexOf("=") + 1)] as const)));
  }

  /** Every value known, short ones too. */
  get known(): string[] { return [...this.values]; }

  redact(text: string): string { return this.texts.reduce((rest, value) => rest.replaceAll(value, MASK), text); }

  private learn(variables: readonly (readonly [string, string])[]): void {
    const secret = (name: string): boolean => this.names.has(name) || isSecretName(name);
    for (const value of variables.flatMap(([name, text]) => secretsOf(name, text, secret))) {
      if (value === this.harmless || value.length > MAX_VALUE) continue;
      this.values.delete(value);
      this.values.add(value);
    }
    for (const value of this.values) {
      if (this.values.size <= MAX_VALUES) break;
      this.values.delete(value);
    }
    this.texts = [...new Set(this.known.filter((value) => value.length >= MIN_LENGTH).flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
  }
}

/** What containers say of themselves (probe output, the engine's error) with secrets taken out, before it becomes state; their environment is none. */
export function redactEvent(event: FactEvent, redact: (text: string) => string): FactEvent {
  const clean = (fact: ContainerFact): ContainerFact => ({
    ...fact, env: [], error: redact(fact.error), probes: fact.probes.map((probe) => ({ ...probe, output: redact(probe.output) })),
  });
  return event.type === "listed" || event.type === "inspected" ? { ...event, containers: event.containers.map(clean) } : event;
}
