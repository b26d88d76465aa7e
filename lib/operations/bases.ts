import type { EngineClient } from "../engine/client";
import { hasImage, registryProblem } from "../engine/images";
import { parseEnv, readEnvText } from "../settings/envFile";
import type { BaseImage, StackModel } from "../stack/model";

export interface BaseDecision {
  /** Local images to build, in order. Empty: the official ones are used, or the local ones are there. */
  build: BaseImage[];
  /** Variables to set so that the local ones are used. */
  variables: Record<string, string>;
  /** Said to the user. */
  note: string | null;
}

/**
 * Official base images by default. Where one is missing and no registry answers within seconds, local ones of the same
 * contract stand in for all that the user has not chosen himself.
 */
export async function decideBases(docker: EngineClient, model: StackModel, envFile: string): Promise<BaseDecision> {
  const chosen = parseEnv(readEnvText(envFile));
  const local = (base: BaseImage): boolean => base.variable !== null && chosen.get(base.variable) === base.image;
  const open = model.bases.filter((base) => base.variable !== null && !chosen.get(base.variable));
  let variables: Record<string, string> = {};
  let note: string | null = null;
  const wantedOfficial = (await Promise.all(open.map(async (base) => (base.official && !(await hasImage(docker, base.official)) ? base.official : null)))).find((image) => image !== null);
  if (wantedOfficial) {
    const problem = await registryProblem(docker, wantedOfficial);
    if (problem !== null) {
      variables = Object.fromEntries(open.map((base) => [base.variable ?? "", base.image]));
      note = "No image registry answers; building local base images from distribution packages instead";
    }
  }
  if (note === null && !model.bases.some(local)) return { build: [], variables, note };
  const present = await Promise.all(model.bases.map((base) => hasImage(docker, base.image)));
  return { build: model.bases.filter((_, index) => !present[index]), variables, note };
}
