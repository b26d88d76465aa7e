import { bundleFile, bundleMask } from "@/lib/bundle/files";
import { BundleFileQuery } from "@/lib/contracts/history";
import { guarded } from "@/lib/http/guard";
import { parseQuery } from "@/lib/http/query";
import { text } from "@/lib/http/reply";
import { pageToken } from "@/lib/http/token";

/** The text of one file of the support bundle, as it would be in there. */
export const GET = guarded(async ({ panel, query }) => {
  const { name } = parseQuery(query, BundleFileQuery);
  return text((await bundleFile(panel, bundleMask(panel, pageToken(panel.config.stateDir)), name)).text);
});
