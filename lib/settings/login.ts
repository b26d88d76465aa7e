import { FlightdeckError } from "../errors";
import type { StackModel } from "../stack/model";
import { parseEnv, readEnvText } from "./envFile";

/** User and password of the stack's web login, as the environment file or the default sets them. Throws FlightdeckError `login-none` (404). */
export function readLogin(envFile: string, model: StackModel): { user: string; password: string } {
  if (!model.login) throw new FlightdeckError({ code: "login-none", what: "This stack has no login.", why: "Its compose file names none.", todo: "Open the page without one." }, { status: 404 });
  const values = parseEnv(readEnvText(envFile));
  return { user: values.get(model.login.user) || model.login.default, password: values.get(model.login.password) || model.login.default };
}
