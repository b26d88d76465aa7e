import { sentenceList } from "@/lib/client/format";
import type { Service } from "@/lib/contracts/service";

interface Column {
  title: string;
  services: Service[];
}

/** ready: solid. wait: dashed. go: what it feeds is starting. */
export interface Edge {
  from: string;
  to: string;
  kind: "ready" | "wait" | "go";
}

export interface MapLayout {
  columns: Column[];
  /** Optional services and tools, apart from what a start waits for. */
  extra: Service[];
  edges: Edge[];
}

/** Where each service stands on the map: columns by dependency depth, ordered so that edges cross as little as possible. Pure. */
export function layoutMap(services: readonly Service[]): MapLayout {
  const byName = new Map(services.map((service) => [service.name, service]));
  const onMap = services.filter((service) => service.kind !== "tool" && !service.optional);
  const depths = [...new Set(onMap.map((service) => service.depth))].sort((a, b) => a - b);
  const columns: Column[] = [];
  const rank = new Map<string, number>();
  for (const depth of depths) {
    const column = onMap.filter((service) => service.depth === depth);
    column.sort((a, b) => meanRank(a, rank) - meanRank(b, rank) || nearestUse(a, onMap) - nearestUse(b, onMap));
    column.forEach((service, index) => rank.set(service.name, index));
    columns.push({ title: columnTitle(column, columns.at(-1)), services: column });
  }
  const edges = onMap.flatMap((service) =>
    nearestDependencies(service, byName).map(({ service: from, ready }) => ({
      from, to: service.name, kind: ready ? (service.state === "starting" ? "go" as const : "ready" as const) : "wait" as const,
    })),
  );
  const extra = services.filter((service) => !onMap.includes(service)).sort((a, b) => Number(b.optional) - Number(a.optional));
  return { columns, extra, edges };
}

function meanRank(service: Service, rank: ReadonlyMap<string, number>): number {
  const ranks = service.dependsOn.flatMap((dependency) => rank.get(dependency.service) ?? []);
  return ranks.length ? ranks.reduce((sum, value) => sum + value, 0) / ranks.length : 0;
}

/** Depth of the first service that waits for it: what feeds the next column stands above what is needed further away. */
function nearestUse({ name }: Service, services: readonly Service[]): number {
  const users = services.filter((service) => service.dependsOn.some((dependency) => dependency.service === name));
  return Math.min(Number.MAX_SAFE_INTEGER, ...users.map((service) => service.depth));
}

function columnTitle(column: readonly Service[], before: Column | undefined): string {
  if (!before) return "Starts first";
  const needs = new Set(column.flatMap((service) => service.dependsOn.map((dependency) => dependency.service)));
  const names = before.services.map((service) => service.name).filter((name) => needs.has(name));
  return names.length > 2 ? `After ${names.length} services` : `After ${sentenceList(names)}`;
}

/** Dependencies that no other dependency already waits for: the edges worth drawing. */
function nearestDependencies(service: Service, byName: ReadonlyMap<string, Service>): Service["dependsOn"] {
  return service.dependsOn.filter(({ service: name }) =>
    byName.has(name) && !service.dependsOn.some((other) => other.service !== name && reaches(other.service, name, byName)),
  );
}

function reaches(from: string, to: string, byName: ReadonlyMap<string, Service>, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return (byName.get(from)?.dependsOn ?? []).some((dependency) => dependency.service === to || reaches(dependency.service, to, byName, seen));
}
