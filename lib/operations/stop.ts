import { pending, singleStep, wholeStackCommand } from "./plan";
import type { Plan, PlanContext } from "./plan";

/** Stops every service, switched-off profiles included: compose would leave those running and still return 0. */
export function planStop(context: PlanContext): Plan {
  return singleStep(pending("stop", "Stop the services"), wholeStackCommand(context, ["--progress", "plain", "stop"]));
}
