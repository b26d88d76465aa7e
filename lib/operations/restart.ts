import { planStart } from "./start";
import { pending, UP, wholeStackCommand } from "./plan";
import type { Plan, PlanContext } from "./plan";

/**
 * Makes ready what Start makes ready, then stops everything in order and starts it, so that changed settings and packages take effect. A
 * build that fails, or a cancel before the stop, leaves the stack as it runs.
 */
export async function planRestart(context: PlanContext): Promise<Plan> {
  const start = await planStart(context);
  const stop = wholeStackCommand(context, ["stop"]);
  const up = start.commands.findIndex(({ step }) => step === UP);
  return {
    ...start,
    // Everything is started anew, so a cancel from then on leaves everything stopped.
    onCancel: [{ after: "stop", argv: stop }],
    begun: context.services.filter((service) => service.wanted).map((service) => service.name),
    steps: start.steps.toSpliced(up, 0, pending("stop", "Stop the services")),
    commands: start.commands.toSpliced(up, 0, { step: "stop", argv: stop }),
  };
}
