import { volumeLabels, volumesWithSizes } from "../engine/volumes";
import { FlightdeckError } from "../errors";
import { hasImage } from "../engine/images";
import { pending, wholeStackCommand } from "./plan";
import type { Plan, PlanContext } from "./plan";
import { volumeBlocked } from "./reset";
import { copyCommand, newestUndo } from "./undoVolumes";

/** Puts the volumes of the last reset back. What was made since then is replaced. Throws FlightdeckError `undo-missing` (409). */
export async function planUndoReset(context: PlanContext): Promise<Plan> {
  const { config, docker, model } = context;
  const copies = newestUndo(await volumesWithSizes(docker), config.project);
  const volumes = copies.flatMap((copy) => model.volumes.filter((volume) => volume.engineName === copy.volume).map((volume) => ({ ...volume, copy: copy.copy })));
  if (volumes.length === 0) {
    throw new FlightdeckError({ code: "undo-missing", what: "There is nothing to put back.", why: "No reset of this stack has kept a copy.", todo: "Start the stack to begin with empty volumes." }, { status: 409 });
  }
  const commands: Plan["commands"] = [{ step: "down", argv: wholeStackCommand(context, ["--progress", "plain", "down"]) }];
  for (const volume of volumes) {
    const blocked = await volumeBlocked(context, volume.engineName);
    if (blocked) throw new FlightdeckError({ code: "undo-refused", what: "The volumes can't be put back now. Nothing was changed.", why: `${blocked}.`, todo: "Remove that container and try again." }, { status: 409 });
    const image = model.services.find((service) => service.volumes.includes(volume.name))?.image ?? "";
    if (!(await hasImage(docker, image))) throw new FlightdeckError({ code: "undo-refused", what: "The volumes can't be put back now. Nothing was changed.", why: `Image ${image} is missing.`, todo: "Start the stack once, then undo." }, { status: 409 });
    if ((await volumeLabels(docker, volume.engineName)) !== null) commands.push({ step: "restore", argv: ["docker", "volume", "rm", volume.engineName] });
    commands.push(
      { step: "restore", argv: ["docker", "volume", "create", "--label", `com.docker.compose.project=${config.project}`, "--label", `com.docker.compose.volume=${volume.name}`, volume.engineName] },
      { step: "restore", argv: copyCommand(image, volume.copy, volume.engineName) },
    );
  }
  commands.push({ step: "forget", argv: ["docker", "volume", "rm", ...volumes.map((volume) => volume.copy)] });
  return {
    steps: [pending("down", "Stop and remove the containers"), pending("restore", "Put the volumes back"), pending("forget", "Remove the copy")],
    commands, onCancel: [], begun: [], cancellable: false,
  };
}
