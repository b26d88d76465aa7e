import { ServiceDetail } from "@/lib/contracts/detail";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";
import { readDetail } from "@/lib/panel/detail";

/** A service's container, image, mounts, environment (secrets left out) and whether it is what the compose file asks for. */
export const GET = guarded(async ({ panel, params }) => json(ServiceDetail.parse(await readDetail(panel, params.name ?? ""))));
