import { existsSync } from "node:fs";
import type { Data } from "../contracts/data";
import { volumeUsers, volumesWithSizes } from "../engine/volumes";
import { folderSize } from "../preflight/folders";
import type { PlanContext } from "./plan";
import { isOwn, volumeBlocked } from "./reset";
import { newestUndo, undoOf } from "./undoVolumes";

/** Volumes with sizes and users (own ones by their service, others by their container), folders with their paths, and the copy that the last reset kept. */
export async function readData(context: PlanContext): Promise<Data> {
  const { config, docker, model } = context;
  const all = await volumesWithSizes(docker);
  const volumes = await Promise.all(model.volumes.map(async (volume) => ({
    name: volume.name,
    engineName: volume.engineName,
    holds: volume.holds,
    exists: all.some((one) => one.name === volume.engineName),
    bytes: all.find((one) => one.name === volume.engineName)?.bytes ?? null,
    usedBy: [...new Set((await volumeUsers(docker, volume.engineName)).map((user) => (isOwn(context, user) ? user.service : null) ?? user.name))],
  })));
  const binds = new Map(model.services.flatMap((service) => service.binds.map((bind) => [bind.source, bind.target] as const)));
  const blocked = (await Promise.all(model.volumes.map((volume) => volumeBlocked(context, volume.engineName)))).find((why) => why !== null);
  return {
    stack: config.project,
    volumes,
    folders: [...binds].map(([path, mountedAt]) => ({ path, mountedAt, exists: existsSync(path), ...folderSize(path) })),
    blocked: blocked ?? null,
    undo: undoOf(newestUndo(all, config.project)),
  };
}
