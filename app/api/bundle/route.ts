import { bundleFiles, bundleMask } from "@/lib/bundle/files";
import { zip } from "@/lib/bundle/zip";
import { guarded } from "@/lib/http/guard";
import { attachment, streamOf } from "@/lib/http/reply";
import { pageToken } from "@/lib/http/token";

/** The support bundle, made while it is sent. */
export const GET = guarded(({ panel }) => {
  const made = new Date();
  const mask = bundleMask(panel, pageToken(panel.config.stateDir));
  const name = `flightdeck-${panel.config.project}-${made.toISOString().slice(0, 19).replace(/\D/g, "")}`;
  async function* files(): AsyncGenerator<{ name: string; data: Uint8Array }> {
    for await (const file of bundleFiles(panel, mask)) yield { name: `${name}/${file.name}`, data: Buffer.from(file.text, "utf8") };
  }
  return attachment(streamOf(zip(files(), made)), `${name}.zip`, "application/zip");
});
