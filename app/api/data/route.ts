import { Data } from "@/lib/contracts/data";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";
import { readData } from "@/lib/operations/data";

/** What a reset would delete and what stays. */
export const GET = guarded(async ({ panel }) => json(Data.parse(await readData(panel.context()))));
