import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MASK } from "../settings/secrets";
import { describeSettings } from "./describeSettings";
import { makeMask, maskedIn, maskStrings } from "./mask";
import { maskDocument } from "./maskDocument";

const ENV = "STORE_PASSWORD='p@ss w0rd'\nFERNET_KEY=abcd1234=\nWEB_PORT=8080\nLOGIN_PASSWORD=airflow\nNAME=train\nEMPTY=\nTINY_TOKEN=abc\n";
const mask = makeMask(ENV, ["NAME_OF_NONE"], "airflow", ["the-page-token"]);
const nothing = makeMask("", [], null, []);
const CANARY = "hunter2-canary";

describe("masks of the bundle", () => {
  test("values of secret settings go, as they are, in addresses and in JSON; the documented default is no secret", () => {
    expect(mask.text('p@ss w0rd p%40ss%20w0rd abcd1234= the-page-token airflow 8080 train')).toBe(`${MASK} ${MASK} ${MASK} ${MASK} airflow 8080 train`);
    expect(mask.names).toEqual(["FERNET_KEY", "STORE_PASSWORD"]);
  });

  test("a word of any program that is set where a secret may stand is not taken out of every text, nor is an image's name", () => {
    const some = makeMask("AUTH_TYPE=ldap\nKEYCLOAK_IMAGE=keycloak/server:26\nPASS_IMAGE=store:1\nLOGIN_PASS=walrus\nDB_CONN=postgresql://me:in/the@dress@db/x\n", [], null, []);
    expect(some.text("ldap keycloak/server:26 store:1 walrus in/the@dress")).toBe(`ldap keycloak/server:26 store:1 ${MASK} ${MASK}`);
  });

  test("a password in an address and what follows such a word go, whoever set them", () => {
    expect(mask.text("postgresql+psycopg2://me:other@db/x redis://:pw@queue:6379 http://mlflow:5000/a@b")).toBe(`postgresql+psycopg2://me:${MASK}@db/x redis://:${MASK}@queue:6379 http://mlflow:5000/a@b`);
    expect(mask.text('{"password": "x1"} DB_PASSWORD=x2; api_key: x3 token=x4&a=b')).toBe(`{"password": "${MASK}"} DB_PASSWORD=${MASK}; api_key: ${MASK} token=${MASK}&a=b`);
    expect(mask.text("Authorization: Bearer abc.def-1")).toBe(`Authorization: Bearer ${MASK}`);
    expect(mask.text('{"token":"x1","a":1} {\\"token\\":\\"x2\\",\\"a\\":1}')).toBe(`{"token":"${MASK}","a":1} {\\"token\\":\\"${MASK}\\",\\"a\\":1}`);
  });

  test("no text keeps a secret, wherever it stands", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (before, after) => {
      const text = mask.text(`${before}p@ss w0rd${after}`);
      expect(text).not.toContain("p@ss w0rd");
      expect(maskedIn(text)).toBeGreaterThan(0);
    }));
  });

  test("settings are named; values are given only where they are switches, ports and images", () => {
    expect(describeSettings(ENV)).toBe("STORE_PASSWORD  (set, not shown)\nFERNET_KEY  (set, not shown)\nWEB_PORT  8080\nLOGIN_PASSWORD  (set, not shown)\nNAME  (set, not shown)\nEMPTY  (empty)\nTINY_TOKEN  (set, not shown)\n");
    const shown = ["AIRFLOW_IMAGE=apache/airflow:2.11.2-python3.11", "KEYCLOAK_IMAGE=quay.example:5000/keycloak/keycloak:26.1", "STACK_IMAGE_PREFIX=flightdeck/stack", "POSTGRES_VERSION=15.4", "RESTART_POLICY=on-failure", "WORKER_MEMORY=512m", "LOG_LEVEL=INFO"];
    expect(describeSettings(shown.join("\n"))).toBe(shown.map((line) => `${line.replace("=", "  ")}\n`).join(""));
    expect(describeSettings(`ODD_IMAGE=https://me:${CANARY}@host/x\nIMAGE_TOKEN=${CANARY}\n`)).not.toContain(CANARY);
  });

  test("names and texts of a value are masked each by itself", () => {
    expect(maskStrings({ web: [{ output: '{"token": "x1"}', at: 5, password: null }], "token=x2": true }, nothing.text)).toEqual({ web: [{ output: `{"token": "${MASK}"}`, at: 5, password: null }], [`token=${MASK}`]: true });
  });
});

test.each([
  ["probe output with JSON", JSON.stringify({ output: JSON.stringify({ token: CANARY }) }, null, 2)],
  ["JSON", `{"token":"${CANARY}"}`], ["JSON with blanks", `{ "token" : "${CANARY}" }`], ["JSON in JSON in JSON", JSON.stringify(JSON.stringify(JSON.stringify({ password: `a"b ${CANARY}` })))],
  ["JSON cut off", `{\\"token\\": \\"a ${CANARY}`], ["JSON in HTML", `{&quot;token&quot;:&quot;a ${CANARY}&quot;}`], ["JSON by code points", `{\\u0022token\\u0022:\\u0022a ${CANARY}\\u0022}`], ["JSON in an address", `?q=%7B%22token%22%3A%22a%20${CANARY}%22%7D`],
  ["flag", `mysqld --password ${CANARY}`], ["flag and quotes", `x --db-pass "a b ${CANARY}"`], ["redis", `redis-server --requirepass ${CANARY}`], ["redis.conf", `requirepass ${CANARY}`], ["list of flags", `["redis-server","--requirepass","${CANARY}"]`], ["flag =", `--auth-token=${CANARY}`], ["redis-cli", `redis-cli -h x -a ${CANARY} ping`],
  ["address with slash", `postgresql://me:hun/ter2-${CANARY}@store/db`], ["address with at", `postgresql://me:hun@${CANARY}@store/db`], ["address of a port and more", `x://me:5000x/${CANARY}@h`], ["address with question", `x://me:a?b#${CANARY}@h`], ["token as user", `https://abcdef0123456789-${CANARY}@host/x`], ["go's DSN", `me:${CANARY}@tcp(db:3306)/x`],
  ["comma", `password=hunter,${CANARY}`], ["semicolon", `password=hunter;${CANARY}`], ["blank in quotes", `PASSWORD="correct ${CANARY} staple"`], ["blanks after a name that begins the line", `  DB_PASSWORD=correct horse ${CANARY}`], ["quote in quotes", `password="a\\" ${CANARY}"`], ["quote that isn't closed", `password='a b ${CANARY}`],
  ["pwd", `Pwd=${CANARY};Server=x`], ["AccountKey", `AccountName=a;AccountKey=${CANARY}==;E=x`], ["passphrase", `passphrase: ${CANARY}`],
  ["bearer", `curl -H 'X: Bearer ${CANARY}'`], ["basic", `Basic aHVudGVyMi1jYW5hcnk6${CANARY}`], ["authorization", `Authorization: Basic ${CANARY}`], ["authorization without scheme", `authorization: ${CANARY}`], ["headers in JSON", `{"Authorization": "Bearer ${CANARY}"}`],
  ["cookie", `Cookie: a=b; session=${CANARY}`], ["set-cookie", `Set-Cookie: session=${CANARY}; Path=/`], ["cookie in quotes", `curl -H "Cookie: a=b; session=${CANARY}" http://x`],
  ["private key", `-----BEGIN PRIVATE KEY-----\n${CANARY}\n-----END PRIVATE KEY-----`], ["private key in JSON", JSON.stringify({ text: `-----BEGIN RSA PRIVATE KEY-----\n${CANARY}\n-----END RSA PRIVATE KEY-----` })], ["private key that doesn't end", `x -----BEGIN EC PRIVATE KEY-----\nMIIE\n${CANARY}`], ["private key that doesn't begin", `MIIEaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n${CANARY}aaaaaaaaaaaaaaaaaaaaaaaaaa\n-----END PRIVATE KEY-----`],
  ["airflow.cfg", `fernet_key = ${CANARY}`], ["aws", `AWS_SECRET_ACCESS_KEY=${CANARY}`], ["python dict", `{'password': '${CANARY}'}`], ["python pairs", `[('password', '${CANARY}')]`], ["bytes", `password=b'a ${CANARY}'`], ["call", `connect(host='x', password='${CANARY}', db='y')`],
  ["arrow", `password => ${CANARY}`], ["ruby", `:password => '${CANARY}'`], ["sql", `ALTER USER airflow PASSWORD '${CANARY}'`], ["sql role", `CREATE ROLE x WITH PASSWORD E'${CANARY}';`], ["mysql", `CREATE USER x IDENTIFIED BY '${CANARY}'`], ["sql in JSON", JSON.stringify({ q: `PASSWORD 'a ${CANARY}'` })],
  ["words", `Login with user: admin password ${CANARY}`], ["words and is", `the password is ${CANARY}`], ["words and colon", `admin user password: ${CANARY}`], ["netrc", `machine h login me password x${CANARY}`],
  ["private_key", `"private_key": "${CANARY}"`], ["private key in words", `private key: ${CANARY}`], ["jwt key", `jwt_secret_key=${CANARY}`], ["jwt", `jwt: ${CANARY}`], ["form of a JWT", `got eyJhbGciOiJI.${CANARY}.abc`], ["many blanks", `password    : ${CANARY}`],
  ["masked beginning", `password=•••${CANARY}`], ["none-", `password=none-${CANARY}`], ["true", `token: true${CANARY}`], ["question", `password=?${CANARY}`], ["default", `password=\${X:-${CANARY}}`], ["words of a variable", `password=\${X:?${CANARY}}`],
  ["pat", `GITHUB_PAT=${CANARY}`], ["form of a pat", `got ghp_aaaaaaaaaaaa_${CANARY}`], ["camel", `dbPassword: ${CANARY}`], ["dotted", `spring.datasource.password=${CANARY}`],
  ["webhook", `posting to https://hooks.slack.com/services/T/B/${CANARY}`], ["webhook of a path", `https://discord.com/api/webhooks/1/${CANARY}`], ["curl", `curl -u me:${CANARY} http://x`], ["curl in quotes", `curl --user "me:a b${CANARY}" http://x`.replace("a b", "")], ["-p", `mysqladmin -h x -p${CANARY} ping`], ["sshpass", `sshpass -p ${CANARY} ssh x`],
  ["query", `GET /x?a=b&access_token=${CANARY}&c=d`], ["signature", `https://x/y?sv=1&sig=${CANARY}`], ["encoded form", `user%3Dme%26password%3D${CANARY}`], ["xml", `<ns:password>a ${CANARY}</ns:password>`], ["k8s", `{"name": "DB_PASSWORD", "value": "${CANARY}"}`], ["yaml", `  - name: DB_PASSWORD value: ${CANARY}`],
])("goes: %s", (_, text) => {
  expect(nothing.text(text)).not.toContain("canary");
  expect(nothing.text(JSON.stringify(text))).not.toContain("canary");
  expect(JSON.stringify(maskStrings({ a: [text] }, nothing.text))).not.toContain("canary");
});

test.each([
  "no password given, 3 tokens left", "password authentication failed for user \"airflow\"", "password=", "password: null, next=1", "token=None", "password=${STORE_PASSWORD}", "echo $PASSWORD", "secret: false", 'password: ""',
  "http://mlflow:5000/a@b", "postgresql+psycopg2://airflow@postgres/airflow", "redis://:@redis:6379/0", "https://example.org/x?y=z", "apache/airflow:2.11.2-python3.11", "image=flightdeck/stack-airflow", "quay.example:5000/keycloak/keycloak:26.1",
  "KeyError: 'conf'", "key=train_iris", "primary_key: id", "cache_key=abc", "POSTGRES_PASSWORD_FILE=/run/secrets/pw", "PWD=/opt/airflow", "basic authentication is on", "Basic auth", "Bearer token", "-p 8080:80", "docker run -u 1000:1000 x", "find / -print", "bypass: everything", "compass=north",
  "[2026-11-24T14:02:11.000+0000] {taskinstance.py:1400} INFO - Dependencies all met for <TaskInstance: a.b manual__1 [queued]>", "GET /health 200 12ms", "passed: 5, failed: 0", "tasks passed=5", "-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----", "author: me", "the secret to happiness",
])("stays: %s", (text) => {
  expect(nothing.text(text)).toBe(text);
});

test("whatever name says secret, whatever nesting, quoting and escaping, its value goes", () => {
  const name = fc.constantFrom("password", "DB_PASSWORD", "dbPassword", "db.password", "api-key", "apiKey", "token", "GITHUB_PAT", "jwt", "secret_key", "client_secret", "fernet_key", "passphrase", "PGPASS", "SLACK_WEBHOOK", "AWS_CREDENTIALS", "requirepass", "cookie", "authorization");
  const around = fc.string({ unit: fc.constantFrom("a", "1", " ", '"', "'", "\\", ",", ";", "{", "}", "=", ":", "/", "@", "&", "%", "-", "ü", "\t"), maxLength: 12 });
  const wrap = fc.constantFrom<(text: unknown) => unknown>((text) => ({ output: text }), (text) => JSON.stringify(text), (text) => [1, text, "x"], (text) => JSON.stringify({ a: text, b: 1 }, null, 2), (text) => `2026-11-24 INFO ${typeof text === "string" ? text : JSON.stringify(text)} next=1`);
  fc.assert(fc.property(name, around, around, fc.array(wrap, { maxLength: 4 }), fc.boolean(), (key, before, after, wraps, spaced) => {
    const document = wraps.reduce<unknown>((inner, one) => one(inner), JSON.stringify({ first: 1, [key]: `${before}${CANARY}${after}`, last: "x" }, null, spaced ? 1 : 0));
    expect(JSON.stringify(maskStrings(document, nothing.text), null, 2)).not.toContain("canary");
    expect(nothing.text(typeof document === "string" ? document : JSON.stringify(document))).not.toContain("canary");
  }), { numRuns: 2_000 });
});

test("quoted for a shell or by Python, and as a bare word, it goes as well", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "1", ",", ";", "/", "@", "%", "-", "+", ".", ":", "!", "#"), maxLength: 8 });
  const form = fc.constantFrom<(name: string, value: string) => string>((name, value) => `${name}=${value}`, (name, value) => `x ${name}: ${value}`, (name, value) => `export ${name}='${value} b'`, (name, value) => `run --${name} ${value}`, (name, value) => `run --${name}="${value}" y`, (name, value) => `{'${name}': '${value}'}`, (name, value) => `x(${name}=u'${value}')`, (name, value) => `${name} => "${value}",`);
  fc.assert(fc.property(fc.constantFrom("password", "db-password", "API_TOKEN", "client_secret"), word, word, form, (name, before, after, one) => {
    expect(nothing.text(one(name, `x${before}${CANARY}${after}`))).not.toContain("canary");
  }), { numRuns: 2_000 });
});

test("of the compose file, values of secret-like names go unless they only name a variable", () => {
  const document = {
    services: { db: { environment: { POSTGRES_PASSWORD: "literal", PGPASSWORD: "${STORE_PASSWORD:?set it}", A_TOKEN: "${T}", API_TOKEN: "${T:-fallback}", LEVEL: "info", LIFETIME_TOKEN: "3600" }, command: ["--keep", "MY_SECRET=x", "A=b"], image: "${KEYCLOAK_IMAGE:-keycloak:26}", secrets: ["db_password"] } },
    secrets: { db_password: { file: "./key.pem" } },
  };
  expect(maskDocument(document)).toEqual({
    services: { db: { environment: { POSTGRES_PASSWORD: MASK, PGPASSWORD: `\${STORE_PASSWORD:?${MASK}}`, A_TOKEN: "${T}", API_TOKEN: MASK, LEVEL: "info", LIFETIME_TOKEN: "3600" }, command: ["--keep", `MY_SECRET=${MASK}`, "A=b"], image: "${KEYCLOAK_IMAGE:-keycloak:26}", secrets: ["db_password"] } },
    secrets: { db_password: { file: "./key.pem" } },
  });
});

test.each<[string, object]>([
  ["flag", { command: ["redis-server", "--requirepass", CANARY] }], ["text of a command", { entrypoint: `sh -c 'app --db-pass ${CANARY}'` }], ["label", { labels: { "traefik.http.middlewares.a.basicauth.users": `me:${CANARY}` } }],
  ["label with blank", { labels: { "com.x.password": `hunter2 ${CANARY}` } }], ["list of labels", { labels: [`com.x.password=a ${CANARY}`] }], ["camel", { environment: { dbPassword: `a ${CANARY}` } }], ["pwd", { environment: { API_PWD: CANARY } }], ["webhook", { environment: { SLACK_WEBHOOK: `https://h/${CANARY}` } }],
  ["dsn", { environment: { DSN: `u:${CANARY}@h` } }], ["default", { environment: { X_TOKEN_URL: `\${TOKEN:-${CANARY}}` } }], ["words", { environment: { AIRFLOW_CONN_X: `\${X:?${CANARY}}` } }], ["curl", { healthcheck: { test: ["CMD-SHELL", `curl -u admin:${CANARY} http://x`] } }], ["curl's words", { test: ["CMD", "curl", "-u", `admin:a b ${CANARY}`] }],
  ["-p", { test: ["CMD-SHELL", `mysqladmin -p${CANARY} ping`] }], ["-p as a word", { test: ["CMD", "mysqladmin", `-p${CANARY}`, "ping"] }], ["build args", { args: [`PIP_INDEX_URL=https://me:hun/${CANARY}@pypi/x`, `TOKEN=${CANARY}`] }], ["address", { environment: { MY_DATABASE_URL: `postgresql://me:p@ss-${CANARY}@db/x` } }], ["named", { x: [{ name: "DB_PASSWORD", value: `a ${CANARY}` }] }], ["config", { content: `[core]\nfernet_key = ${CANARY}\n` }], ["pat", { environment: { GITHUB_PAT: CANARY } }],
])("of the compose file goes: %s", (_, service) => {
  expect(JSON.stringify(maskStrings(maskDocument({ services: { a: service } }), nothing.text), null, 2)).not.toContain("canary");
});

test("a line of megabytes and a text of many lines are masked in time that grows with them", () => {
  const started = performance.now();
  for (const unit of ["a", "password=", '"', "\\", "://a:", "x@", "--token ", "-----BEGIN PRIVATE KEY-----", "<password>", "a b ", "mysql -p", "https://hook", "eyJaaaaaaaa.", "bearer "]) nothing.text(unit.repeat(200_000 / unit.length));
  nothing.text("2026-11-24 token check level=info msg=\"hello world\" user=a@b key=1\n".repeat(15_000));
  expect(performance.now() - started).toBeLessThan(20_000);
}, 30_000);
