import { pending, singleStep, wholeStackCommand } from "./plan";
import type { Plan, PlanContext } from "./plan";

/** Stops every service, switched-off profiles included: compose would leave those running and still return 0. A file that can't be read must not keep it from stopping. */
export function planStop(context: PlanContext): Plan {
  if (context.fileBroken && context.running.length > 0) return singleStep(pending("stop", "Stop the containers"), ["docker", "stop", ...context.running]);
  return singleStep(pending("stop", "Stop the services"), wholeStackCommand(context, ["stop"]));
}
