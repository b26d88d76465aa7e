// The panel's server as `npm start` runs it, without what comes before: no installing, no building.
import { serve } from "../../scripts/lib/serve.mjs";

// A test run that was killed leaves no server behind.
process.on("disconnect", () => process.exit());
await serve(Number(process.argv[2]));
