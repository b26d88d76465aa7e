import type { OperationRequest } from "@/lib/contracts/operation";
import type { Service } from "@/lib/contracts/service";
import type { Snapshot } from "@/lib/contracts/snapshot";
import type { Dag } from "@/lib/contracts/glance";
import { PAGES } from "../shell/pages";
import type { Theme } from "../shell/theme";
import { isDown, isOn } from "../stack/look";

/** What choosing an entry does. */
export type Deed =
  | { type: "go"; href: string }
  | { type: "open"; url: string }
  | { type: "order"; request: OperationRequest }
  | { type: "start" }
  | { type: "copy"; text: string }
  | { type: "trigger"; dag: string; unpause: boolean }
  | { type: "theme"; theme: Theme }
  | { type: "keys" }
  | { type: "notices" };

export interface Command {
  title: string;
  group: "Stack" | "Services" | "DAGs" | "Pages" | "Panel";
  /** Further words that find it. */
  words: string;
  /** Refused while another operation runs or the engine is away. */
  order: boolean;
  deed: Deed;
}

function serviceCommands(service: Service): Command[] {
  const { name, kind, optional } = service;
  const runs = service.startedAt !== null;
  const words = `${service.title ?? ""} ${service.role ?? ""}`;
  const command = (title: string, deed: Deed): Command => ({ title, group: "Services", words, order: deed.type === "order", deed });
  const order = (verb: string, kindOf: Extract<OperationRequest, { service: string }>["kind"]): Command => command(`${verb} ${name}`, { type: "order", request: { kind: kindOf, service: name } });
  return [
    command(name, { type: "go", href: `/services/${name}` }),
    ...(kind === "long-running" && runs ? [order("Restart", "restart-service")] : []),
    ...(optional ? [isOn(service) ? order("Switch off", "switch-off") : order("Switch on", "switch-on")] : []),
    ...(kind === "long-running" && !optional ? [runs ? order("Stop", "stop-service") : order("Start", "start-service")] : []),
    ...(kind === "tool" ? [] : [command(`Logs of ${name}`, { type: "go", href: `/services/${name}#log` })]),
    ...(kind === "long-running" ? [command(`Metrics of ${name}`, { type: "go", href: `/metrics?service=${encodeURIComponent(name)}` })] : []),
    command(`Copy the shell command of ${name}`, { type: "copy", text: service.command }),
  ];
}

function dagCommands({ id, paused, url }: Dag): Command[] {
  return [
    { title: `${paused ? "Unpause and trigger" : "Trigger"} ${id}`, group: "DAGs", words: "run dag start", order: false, deed: { type: "trigger", dag: id, unpause: paused } },
    { title: `Open ${id} in Airflow`, group: "DAGs", words: "dag grid", order: false, deed: { type: "open", url } },
  ];
}

const THEMES: { theme: Theme; title: string }[] = [
  { theme: "dark", title: "Dark theme" }, { theme: "light", title: "Light theme" }, { theme: "system", title: "Theme of the system" },
];

/** All that the panel can do and show at this moment; `dags` as Airflow lists them. Pure. */
export function commandsFor({ stack, services, links, operation }: Snapshot, dags: readonly Dag[] = []): Command[] {
  const stackCommand = (title: string, deed: Deed, words = ""): Command => ({ title, group: "Stack", words, order: true, deed });
  const off = stack.state === "off";
  return [
    ...links.filter((link) => link.ready).map((link): Command => ({ title: `Open ${link.title}`, group: "Stack", words: link.url, order: false, deed: { type: "open", url: link.url } })),
    ...(operation?.state === "running" ? [] : [
      ...(!off && !services.some(isDown) ? [] : [stackCommand(off ? "Start the stack" : "Start what is off", { type: "start" }, "run up")]),
      ...(off ? [] : [
        stackCommand("Stop the stack", { type: "order", request: { kind: "stop" } }, "down"),
        stackCommand("Restart the stack", { type: "order", request: { kind: "restart" } }, "rebuild"),
      ]),
    ]),
    ...services.flatMap(serviceCommands),
    ...dags.flatMap(dagCommands),
    ...PAGES.map(({ label, href, words }): Command => ({ title: label, group: "Pages", words: `go to page ${words}`, order: false, deed: { type: "go", href } })),
    { title: "Reset data…", group: "Stack", words: "delete data empty database", order: true, deed: { type: "go", href: "/data#reset" } },
    { title: "Support bundle…", group: "Panel", words: "zip report help download", order: false, deed: { type: "go", href: "/history#bundle" } },
    ...THEMES.map(({ theme, title }): Command => ({ title, group: "Panel", words: "appearance colour mode", order: false, deed: { type: "theme", theme } })),
    { title: "Notices of this browser: on or off", group: "Panel", words: "notification alert tell me", order: false, deed: { type: "notices" } },
    { title: "Keys", group: "Panel", words: "keyboard shortcuts help", order: false, deed: { type: "keys" } },
  ];
}

/** The entries that hold every typed word: what is called just so, then those whose title begins with the first one, then the rest. Pure. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = commands.filter(({ title, words: more, group }) => words.every((word) => `${title} ${more} ${group}`.toLowerCase().includes(word)));
  const whole = words.join(" ");
  const rank = ({ title }: Command): number => {
    if (title.toLowerCase() === whole) return -1;
    const at = title.toLowerCase().indexOf(words[0] ?? "");
    return at === 0 ? 0 : at > 0 ? 1 : 2;
  };
  return words.length === 0 ? found : found.map((command, index) => ({ command, index })).sort((a, b) => rank(a.command) - rank(b.command) || a.index - b.index).map(({ command }) => command);
}
