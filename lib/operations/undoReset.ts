import { hasImage } from "../engine/images";
import { volumeLabels, volumesWithSizes } from "../engine/volumes";
import { FlightdeckError } from "../errors";
import { pending, wholeStackCommand } from "./plan";
import type { Plan, PlanContext } from "./plan";
import { volumeBlocked } from "./reset";
import { completeCommand, copyCommand, copyCommands, newestUndo, supersededCopies } from "./undoVolumes";

function refused(why: string, todo: string): FlightdeckError {
  return new FlightdeckError({ code: "undo-refused", what: "The volumes can't be put back now. Nothing was changed.", why, todo }, { status: 409 });
}

/**
 * Puts the volumes of the last reset back. What was made since then is kept as a copy first, so that an undo can be undone.
 * Throws FlightdeckError `undo-missing` or `undo-refused` (409) before anything happens.
 */
export async function planUndoReset(context: PlanContext, now: number): Promise<Plan> {
  const { config, docker, model } = context;
  const all = await volumesWithSizes(docker);
  const volumes = newestUndo(all, config.project).flatMap(({ copy, volume }) => model.volumes.filter((own) => own.engineName === volume).map((own) => ({ ...own, copy })));
  if (volumes.length === 0) {
    throw new FlightdeckError({ code: "undo-missing", what: "There is nothing to put back.", why: "No reset of this stack has kept a whole copy.", todo: "Start the stack to begin with empty volumes." }, { status: 409 });
  }
  const there: { engineName: string; image: string }[] = [];
  const restore: string[][] = [];
  for (const { name, engineName, copy } of volumes) {
    const blocked = await volumeBlocked(context, engineName);
    if (blocked) throw refused(`${blocked}.`, "Remove that container and try again.");
    const image = model.services.find((service) => service.volumes.includes(name))?.image ?? "";
    if (!(await hasImage(docker, image))) throw refused(`Image ${image} is missing.`, "Start the stack once, then undo.");
    if ((await volumeLabels(docker, engineName)) !== null) there.push({ engineName, image });
    restore.push(
      ["docker", "volume", "create", "--label", `com.docker.compose.project=${config.project}`, "--label", `com.docker.compose.volume=${name}`, engineName],
      copyCommand(image, copy, engineName),
    );
  }
  const keep = copyCommands(config.project, now, there);
  // Only now: until all is put back, the copies to put back are the ones that count.
  const whole = keep.length > 0 ? [completeCommand(config.project, now)] : [];
  const clear = there.length > 0 ? [["docker", "volume", "rm", ...there.map((volume) => volume.engineName)]] : [];
  const older = supersededCopies(all, config.project, volumes.map((volume) => volume.engineName));
  const under = (step: string, list: string[][]): Plan["commands"] => list.map((argv) => ({ step, argv }));
  return {
    steps: [
      pending("down", "Stop and remove the containers"),
      ...(keep.length > 0 ? [pending("keep", "Keep a copy of what is there now")] : []),
      pending("restore", "Put the volumes back"), pending("forget", "Remove the copy that was put back"),
    ],
    commands: [
      { step: "down", argv: wholeStackCommand(context, ["down"]) },
      ...under("keep", keep), ...under("restore", [...clear, ...restore, ...whole]), ...under("forget", [["docker", "volume", "rm", ...older]]),
    ],
    onCancel: [], begun: [], cancellable: false,
  };
}
