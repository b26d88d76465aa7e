import fc from "fast-check";
import { expect, test } from "vitest";
import { isSecret, isSecretName, mayNameSecret } from "./secrets";

const redact = (text: string): string => text.replaceAll("s3cr3t-value", "•••");

test("a value is secret by its variable's name", () => {
  for (const name of ["POSTGRES_PASSWORD", "PGPASSWORD", "AIRFLOW__WEBSERVER__SECRET_KEY", "AIRFLOW__CORE__FERNET_KEY", "api_token", "LOGIN_PASS", "dbPassword", "apiKey", "GITHUB_PAT", "SLACK_WEBHOOK", "API_PWD", "com.x.pass-phrase-key", "requirepass"]) expect(isSecret(name, "x", redact), name).toBe(true);
  for (const name of ["AIRFLOW__CORE__EXECUTOR", "PATH", "PWD", "KEYBOARD", "KEYCLOAK_IMAGE", "TOKEN_SERVICE_IMAGE", "POSTGRES_PASSWORD_FILE", "BYPASS", "MLFLOW_TRACKING_URI"]) expect(isSecret(name, "x", redact), name).toBe(false);
});

test("a value is secret by a password in its address, or a known secret anywhere in it", () => {
  expect(isSecret("BROKER", "redis://:hunter2@redis:6379/0", redact)).toBe(true);
  for (const password of ["in/the", "in@the@dress", "a?b#c", "5000x/y"]) expect(isSecret("BROKER", `redis://me:${password}@redis:6379/0`, redact), password).toBe(true);
  expect(isSecret("BROKER", "http://mlflow:5000/a@b", redact)).toBe(false);
  expect(isSecret("BROKER", "redis://:@redis:6379/0", redact)).toBe(false);
  expect(isSecret("CONN", "postgresql://airflow@postgres/airflow", redact)).toBe(false);
  expect(isSecret("NOTE", "it is s3cr3t-value, do not tell", redact)).toBe(true);
});

test("an empty value hides nothing", () => {
  expect(isSecret("PASSWORD", "", redact)).toBe(false);
});

test("what leaves this computer is asked more strictly than what is shown", () => {
  for (const name of ["KEYS_OF", "SQL_ALCHEMY_CONN", "AUTH_URL", "traefik.basicauth.users"]) expect([isSecretName(name), mayNameSecret(name)], name).toEqual([false, true]);
  const parts = fc.array(fc.constantFrom("POSTGRES", "_", "PASSWORD", "passwd", "KEY", "TOKEN", "Secret", "CREDENTIALS", "X"), { maxLength: 5 }).map((words) => words.join(""));
  fc.assert(fc.property(parts, (name) => !isSecretName(name) || mayNameSecret(name)));
});
