import path from "node:path";
import { isPaused } from "../contracts/stateWords";
import { hasImage } from "../engine/images";
import { ensureFolders } from "../preflight/folders";
import { isWanted } from "../stack/model";
import type { ServiceModel } from "../stack/model";
import { decideBases } from "./bases";
import { composeCommand, pending, resume, UP, wholeStackCommand } from "./plan";
import type { Plan, PlanContext } from "./plan";

/** One service for each image that is built; services that share an image share its build. */
function builds(services: readonly ServiceModel[]): ServiceModel[] {
  return services.filter((service, index) => service.built && services.findIndex((other) => other.built && other.image === service.image) === index);
}

/** Base images where needed, pulls, builds, what is paused goes on, then `up`: what Start does. */
export async function planStart(context: PlanContext): Promise<Plan> {
  const { config, docker } = context;
  const decision = await decideBases(docker, context.model, config.envFile);
  const model = Object.keys(decision.variables).length > 0 ? await context.setEnv(decision.variables) : context.model;
  const wanted = model.services.filter((service) => isWanted(service, context.switchedOn));
  await ensureFolders(wanted.flatMap((service) => service.binds.map((bind) => bind.source)), path.dirname(config.composeFile));
  const bases = decision.build.map((base) => ({
    step: pending(`base-${base.id}`, base.title, decision.note),
    argv: ["bash", path.join(path.dirname(config.composeFile), base.script)],
  }));
  const toPull = [...new Set(wanted.filter((service) => !service.built).map((service) => service.image))]
    .filter((image) => !decision.build.some((base) => base.image === image));
  const present = await Promise.all(toPull.map((image) => hasImage(docker, image)));
  const missing = toPull.filter((_, index) => !present[index]);
  const pull = missing.length === 0 ? [] : [{
    step: pending("pull", `Pull ${missing.join(", ")}`), argv: composeCommand(context, ["pull", "--ignore-buildable", "--policy", "missing"]),
  }];
  const build = builds(wanted).map((service) => ({
    step: pending(`build-${service.name}`, `Image ${service.image}`), argv: composeCommand(context, ["build", service.name]),
  }));
  const up = { step: pending(UP, "Create and start the services"), argv: composeCommand(context, ["up", "-d"]) };
  const paused = context.services.filter((service) => service.wanted && isPaused(service)).map((service) => service.name);
  const all = [...bases, ...pull, ...build, ...(paused.length > 0 ? [resume(context, paused)] : []), up];
  const begun = context.services.filter((service) => service.wanted && service.startedAt === null).map((service) => service.name);
  return {
    steps: all.map((one) => one.step),
    commands: all.map((one) => ({ step: one.step.id, argv: one.argv })),
    onCancel: begun.length > 0 ? [{ after: up.step.id, argv: wholeStackCommand(context, ["stop", ...begun]) }] : [],
    begun,
    cancellable: true,
  };
}
