import { planStart } from "./start";
import { pending, wholeStackCommand } from "./plan";
import type { Plan, PlanContext } from "./plan";

/** Stops everything in order, then starts it as Start does, so that changed settings and packages take effect. */
export async function planRestart(context: PlanContext): Promise<Plan> {
  const start = await planStart(context);
  return {
    ...start,
    // Everything is started anew, so a cancel leaves everything stopped.
    onCancel: [wholeStackCommand(context, ["stop"])],
    begun: context.services.filter((service) => service.wanted).map((service) => service.name),
    steps: [pending("stop", "Stop the services"), ...start.steps],
    commands: [{ step: "stop", argv: wholeStackCommand(context, ["stop"]) }, ...start.commands],
  };
}
