import type * as z from "zod";
import { ask, parseAnswer, type Answer } from "../ask";
import { FlightdeckError } from "../errors";
import { formToken, paths } from "./version2";

/** How it is called in a problem's words. */
export const WHO = "Airflow";
/** Airflow lets an address try few logins a minute, and the user signs in from the same one. */
const AGAIN_MS = 60_000;

function odd(why: string): FlightdeckError {
  return new FlightdeckError({ code: "airflow-sign-in-odd", what: "Flightdeck can't sign in to Airflow.", why, todo: "Look at the log of its service." }, { status: 502 });
}

const refusal = (): FlightdeckError => new FlightdeckError({
  code: "airflow-login-refused", what: "Airflow does not take the stack's login.", why: "Its user or password is another one than the environment file says.",
  todo: "Set the login of the environment file to one that Airflow knows.",
}, { status: 502 });

/** "session=abc; Path=/; HttpOnly" -> "session=abc", of all cookies that a reply sets. */
function cookies(answer: Answer): string {
  return (answer.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";", 1)[0]).join("; ");
}

/**
 * Signed in to Airflow as the stack's user. With a password in each request Airflow would hash it each time, ten times the work of
 * the question itself; so it signs in once, as the web page does, and keeps the session.
 */
export class AirflowSession {
  private cookie: string | null = null;

  /** `login` is read at each sign-in: the environment file may have changed. */
  constructor(private readonly base: string, private readonly login: () => { user: string; password: string }) {}

  async get<Value>(path: string, schema: z.ZodType<Value>, signal: AbortSignal): Promise<Value> {
    return parseAnswer(WHO, await this.send(path, { signal }), schema);
  }

  async post<Value>(path: string, body: object, schema: z.ZodType<Value>, signal: AbortSignal): Promise<Value> {
    return parseAnswer(WHO, await this.send(path, { body, signal }), schema);
  }

  /** Any answer: a plain text, or a status that says something. */
  async send(path: string, { method, body, headers = {}, signal }: { method?: "PATCH"; body?: object; headers?: Record<string, string>; signal: AbortSignal }): Promise<Answer> {
    const question = { who: WHO, url: this.base + path, method: method ?? (body ? "POST" : "GET"), ...(body ? { body } : {}), signal } as const;
    if (this.cookie !== null) {
      const answer = await ask({ ...question, headers: { ...headers, cookie: this.cookie } });
      if (answer.status !== 401 && answer.status !== 403) return answer;
    }
    this.cookie = await (this.signingIn ??= this.signIn(signal).finally(() => { this.signingIn = null; }));
    return ask({ ...question, headers: { ...headers, cookie: this.cookie } });
  }
  private signingIn: Promise<string> | null = null;

  /** Fills in the sign-in form. Throws FlightdeckError `airflow-login-refused` when Airflow does not take the login. */
  private async signIn(signal: AbortSignal): Promise<string> {
    const login = this.login();
    if (this.refused && this.refused.user === login.user && this.refused.password === login.password && Date.now() - this.refused.at < AGAIN_MS) throw refusal();
    const url = this.base + paths.signIn;
    const form = await ask({ who: WHO, url, signal });
    const token = formToken(form.text);
    if (form.status !== 200 || token === null) throw odd(form.status === 200 ? "Its sign-in page has another form than the version that this Flightdeck knows." : `Its sign-in page answers with status ${form.status}.`);
    const body = new URLSearchParams({ username: login.user, password: login.password, csrf_token: token });
    const answer = await ask({ who: WHO, url, method: "POST", body, headers: { cookie: cookies(form) }, signal });
    if (answer.status !== 302) throw odd(`Its sign-in answers with status ${answer.status}.`);
    if (!(answer.headers.location ?? "").includes(paths.signIn)) return cookies(answer);
    this.refused = { ...login, at: Date.now() };
    throw refusal();
  }
  private refused: { user: string; password: string; at: number } | null = null;
}
