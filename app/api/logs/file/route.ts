import { FileQuery } from "@/lib/contracts/logs";
import { guarded } from "@/lib/http/guard";
import { parseQuery } from "@/lib/http/query";
import { attachment } from "@/lib/http/reply";
import { serviceOf } from "@/lib/operations/service";

/** The whole log of a service, as the engine has it, streamed. */
export const GET = guarded(({ panel, query, request }) => {
  const { service, format = "gz" } = parseQuery(query, FileQuery);
  const { name } = serviceOf(panel.model(), service);
  const gzip = format === "gz";
  return attachment(panel.logs.whole(name, gzip, request.signal), `${name}.log${gzip ? ".gz" : ""}`, gzip ? "application/gzip" : "text/plain; charset=utf-8");
});
