import { VariableReply } from "@/lib/contracts/detail";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";
import { readVariable } from "@/lib/panel/detail";

/** One variable's value, because the user asked to see it. */
export const GET = guarded(async ({ panel, params }) => {
  const name = params.variable ?? "";
  return json(VariableReply.parse({ name, value: await readVariable(panel, params.name ?? "", name) }));
});
