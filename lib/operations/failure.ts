import type { Failure, Operation } from "../contracts/operation";
import type { Service } from "../contracts/service";

type Words = Pick<Failure, "code" | "what" | "why" | "todo">;

const PORT = /(?:Bind for \S*?:(\d+) failed: port is already allocated|listen tcp\d? \S*?:(\d+): bind: address already in use)/;
const NO_REGISTRY = /(i\/o timeout|no such host|connection refused|TLS handshake|manifest unknown|pull access denied|toomanyrequests)/i;
const NOISE = /^(#\d+ (DONE|CACHED|sha256|transferring|extracting)|\s*$)/;

/** The lines of a log that tell why: around the last one that names an error, else the end. Pure. */
export function linesThatMatter(lines: readonly string[], count = 12): string[] {
  const kept = lines.filter((line) => !NOISE.test(line));
  const last = kept.findLastIndex((line) => /\b(error|exception|fatal|critical|denied|failed|refused|no such)\b/i.test(line));
  const start = last < 0 || kept.length - last <= count ? kept.length - count : last - 3;
  return kept.slice(Math.max(0, start), Math.max(0, start) + count);
}

function fromOutput(operation: Operation): Words | null {
  const text = operation.output.join("\n");
  const step = operation.steps.find((one) => one.state === "failed");
  const port = PORT.exec(text);
  if (port) {
    const number = port[1] ?? port[2];
    return { code: "port-taken", what: `Port ${number} is taken.`, why: "Another program or container listens on it.", todo: "Use another port (the Ports table offers a free one), or stop that program and start again." };
  }
  if (/no space left on device/i.test(text)) {
    return { code: "disk-full", what: "The disk where Docker keeps its data is full.", why: "A build or a container could not write.", todo: "Free some space (docker system df shows what takes it), then start again." };
  }
  if (step?.id === "pull" && NO_REGISTRY.test(text)) {
    return { code: "pull-failed", what: "An image could not be pulled.", why: "The registry did not answer or refused.", todo: "Check the network and the image names in the environment file, then start again." };
  }
  if (step && /^(build|base)-/.test(step.id)) {
    return { code: "build-failed", what: `${step.title} could not be built.`, why: step.detail ? `It failed at: ${step.detail}` : "A build step failed.", todo: `Read the lines below, mend what they name (often a package in requirements.txt), then ${operation.kind === "restart" ? "restart again; until then the stack is as it was" : "start again"}.` };
  }
  return null;
}

function fromService(service: Service): Words {
  if (service.state === "unhealthy") {
    return { code: "service-unhealthy", what: `${service.name} is unhealthy.`, why: `${service.reason}.`, todo: `Read its last lines below, then restart ${service.name} or the stack.` };
  }
  const ran = service.exitCode !== null || service.startedAt !== null || service.restarts > 0;
  return { code: "service-failed", what: `${service.name} ${ran ? "failed" : "did not start"}.`, why: `${service.reason}.`, todo: "Read its last lines below, mend what they name, then start again." };
}

/** Why an operation failed, from the state of the services and its own output; log lines of a service are added by the caller. Pure. */
export function failureOf(operation: Operation, services: readonly Service[]): Failure {
  const own = fromOutput(operation);
  const wanted = services.filter((service) => (operation.service === null ? service.wanted : service.name === operation.service));
  const service = wanted.find((one) => one.state === "failed") ?? wanted.find((one) => one.state === "unhealthy")
    ?? wanted.find((one) => one.state === "restarting" || (one.restarts > 0 && one.state !== "healthy")) ?? null;
  const output = linesThatMatter(operation.output);
  if (own) return { ...own, service: service?.name ?? null, log: output };
  if (service) return { ...fromService(service), service: service.name, log: [] };
  const last = operation.output.findLast((line) => line.trim() !== "") ?? "no output";
  return { code: "compose-failed", what: `The ${operation.kind} did not succeed.`, why: last, todo: "Read the output, mend what it names, then try again.", service: null, log: output };
}
