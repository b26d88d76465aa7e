import { LoginReply } from "@/lib/contracts/requests";
import { guarded } from "@/lib/http/guard";
import { json } from "@/lib/http/reply";
import { readLogin } from "@/lib/settings/login";

/** The Airflow login, because the user asked to copy it. */
export const GET = guarded(({ panel }) => json(LoginReply.parse(readLogin(panel.config.envFile, panel.model()))));
