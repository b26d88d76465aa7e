import { bundleMask, previewBundle } from "@/lib/bundle/files";
import { BundlePreview } from "@/lib/contracts/history";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";
import { pageToken } from "@/lib/http/token";

/** What the support bundle would hold, with sizes and how much of it is masked. */
export const GET = guarded(async ({ panel }) => json(BundlePreview.parse(await previewBundle(panel, bundleMask(panel, pageToken(panel.config.stateDir))))));
