// The panel's server as `npm start` runs it, without what comes before: no installing, no building.
import { serve } from "../../scripts/lib/serve.mjs";

await serve(Number(process.argv[2]));
