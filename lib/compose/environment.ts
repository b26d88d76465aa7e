import { existsSync } from "node:fs";

const PASSED = [
  "PATH", "HOME", "LANG", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "SSH_AUTH_SOCK", "SYSTEMROOT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMFILES",
  "DOCKER_CONFIG", "DOCKER_CERT_PATH", "DOCKER_TLS_VERIFY",
  "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy",
];
const SYSTEM_BUNDLES = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

/**
 * What a compose process may see: no COMPOSE_* (a COMPOSE_FILE=/etc/passwd leaks that file in the error text),
 * and no other variable that could be interpolated into the file.
 */
export function composeEnvironment(dockerHost: string, env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const passed = PASSED.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  const bundle = [env.SSL_CERT_FILE, ...SYSTEM_BUNDLES].find((file) => file && existsSync(file));
  return {
    ...Object.fromEntries(passed),
    DOCKER_HOST: dockerHost,
    DOCKER_CLI_HINTS: "false",
    NO_COLOR: "1",
    FLIGHTDECK_CA_BUNDLE: bundle ?? "/dev/null",
  };
}
