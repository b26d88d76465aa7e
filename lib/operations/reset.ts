import { hasImage } from "../engine/images";
import { volumeLabels, volumeUsers, volumesWithSizes, type VolumeUser } from "../engine/volumes";
import { FlightdeckError } from "../errors";
import { list } from "../stack/words";
import { pending, wholeStackCommand } from "./plan";
import type { Plan, PlanContext } from "./plan";
import { completeCommand, copyCommands, supersededCopies } from "./undoVolumes";

const PROJECT = "com.docker.compose.project";

function refused(why: string, todo: string): FlightdeckError {
  return new FlightdeckError({ code: "reset-refused", what: "The volumes can't be reset now. Nothing was changed.", why, todo }, { status: 409 });
}

/** Whether a user of a volume is a container of one of the model's services. */
export function isOwn({ config, model }: Pick<PlanContext, "config" | "model">, user: VolumeUser): boolean {
  return user.project === config.project && model.services.some((service) => service.name === user.service);
}

/** Why a volume must not be deleted: not this stack's, or in use by a container that is not. Null when it may. */
export async function volumeBlocked(context: Pick<PlanContext, "config" | "docker" | "model">, name: string): Promise<string | null> {
  const labels = await volumeLabels(context.docker, name);
  if (labels === null) return null;
  if (labels[PROJECT] !== context.config.project) return `Volume ${name} was not made by this stack`;
  // `down` removes the containers of the model's services; what else holds the volume would make its removal fail halfway.
  const foreign = (await volumeUsers(context.docker, name)).filter((user) => !isOwn(context, user));
  return foreign.length > 0 ? `Volume ${name} is used by container ${list(foreign.map((user) => user.name))}` : null;
}

/** A local image that mounts the volume and so can copy it. */
async function copierImage(context: PlanContext, volume: string): Promise<string> {
  const images = context.model.services.filter((service) => service.volumes.includes(volume)).map((service) => service.image);
  for (const image of images) if (await hasImage(context.docker, image)) return image;
  throw refused(`No image is there to copy volume ${volume} with.`, "Start the stack once, then reset.");
}

/**
 * Stops the stack, keeps a copy of each volume, then removes the volumes. The copies are made before anything is removed,
 * and each command runs only if the ones before it succeeded. Throws FlightdeckError `reset-refused` before anything happens.
 */
export async function planReset(context: PlanContext, now: number): Promise<Plan> {
  const { config, docker, model } = context;
  const own = model.volumes.filter((volume) => !volume.external);
  const there: typeof own = [];
  for (const volume of own) {
    const blocked = await volumeBlocked(context, volume.engineName);
    if (blocked) throw refused(`${blocked}.`, "Remove that container, or keep the volume. A volume that is not this stack's is never deleted.");
    if ((await volumeLabels(docker, volume.engineName)) !== null) there.push(volume);
  }
  const older = supersededCopies(await volumesWithSizes(docker), config.project, there.map((volume) => volume.engineName));
  const copied = await Promise.all(there.map(async (volume) => ({ engineName: volume.engineName, image: await copierImage(context, volume.name) })));
  const keep = (copied.length === 0 ? [] : [...copyCommands(config.project, now, copied), completeCommand(config.project, now)]).map((argv) => ({ step: "keep", argv }));
  return {
    steps: [
      pending("down", "Stop and remove the containers"),
      ...(keep.length > 0 ? [pending("keep", "Keep a copy of the volumes"), pending("remove", `Remove ${list(there.map((volume) => volume.name))}`)] : []),
      ...(keep.length > 0 && older.length > 0 ? [pending("forget", "Forget the copy of the reset before")] : []),
    ],
    commands: [
      { step: "down", argv: wholeStackCommand(context, ["down"]) },
      ...keep,
      ...(keep.length > 0 ? [{ step: "remove", argv: ["docker", "volume", "rm", ...there.map((volume) => volume.engineName)] }] : []),
      ...(keep.length > 0 && older.length > 0 ? [{ step: "forget", argv: ["docker", "volume", "rm", ...older] }] : []),
    ],
    onCancel: [], begun: [], cancellable: false,
  };
}

/** Volumes of the stack that are still there after a reset: must be none. */
export async function volumesLeft(context: Pick<PlanContext, "docker" | "model">): Promise<string[]> {
  const left: string[] = [];
  for (const volume of context.model.volumes) {
    if (!volume.external && (await volumeLabels(context.docker, volume.engineName)) !== null) left.push(volume.engineName);
  }
  return left;
}
