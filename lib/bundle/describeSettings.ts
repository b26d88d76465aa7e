import { parseEnv } from "../settings/envFile";
import { mayNameSecret } from "../settings/secrets";

/** Switches, numbers, sizes, and the words of log levels and restart policies. */
const PLAIN = /^(?:\d{1,5}|\d+(?:\.\d+){0,3}[kmg]?b?|true|false|yes|no|on|off|always|unless-stopped|on-failure(?::\d+)?|debug|info|warn|warning|error|critical)$/i;
const NAMES_IMAGE = /(?:^|_)(?:IMAGE|IMAGE_PREFIX|IMAGE_NAME|TAG|VERSION|REGISTRY)$/i;
/** "registry:5000/name/of:tag@sha256:…". */
const IMAGE = /^[a-z0-9][\w.-]*(?::\d{1,5})?(?:\/[\w.-]+)*(?::[\w.-]+)?(?:@sha256:[a-f0-9]{64})?$/i;

/** The settings by name: whether each is set, and its value only where it is an image, a switch or a number that is no secret. Pure. */
export function describeSettings(envText: string): string {
  return [...parseEnv(envText)].map(([name, value]) => {
    if (value === "") return `${name}  (empty)\n`;
    const shown = !mayNameSecret(name) && (PLAIN.test(value) || (NAMES_IMAGE.test(name) && IMAGE.test(value)));
    return shown ? `${name}  ${value}\n` : `${name}  (set, not shown)\n`;
  }).join("");
}
