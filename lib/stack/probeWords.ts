const MAX_LENGTH = 200;

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim().slice(0, MAX_LENGTH) ?? "";
}

/** What bash says of a probe that asks a port by itself: "…/probe: line 4: /dev/tcp/localhost/8793: Connection refused" -> "localhost:8793: Connection refused". */
function withoutScript(line: string): string {
  return line.replace(/^\S+: line \d+: /, "").replace(/^\/dev\/tcp\/([^/\s:]+)\/(\d+)/, "$1:$2");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `{"scheduler": {"status": "unhealthy"}, …}` -> "scheduler unhealthy": the parts that are not well, in a health page's own words. */
function illParts(report: object): string {
  return Object.entries(report).flatMap(([part, value]: [string, unknown]) => {
    const status: unknown = typeof value === "object" && value !== null && "status" in value ? value.status : null;
    return typeof status === "string" && status !== "healthy" ? [`${part} ${status}`] : [];
  }).join(", ").slice(0, MAX_LENGTH);
}

/** What a health check printed, as a line to show: a JSON report by the parts that are not well, else its last line. Pure. */
export function probeWords(output: string): string {
  const report = output.trim().startsWith("{") ? parsed(output) : null;
  return (typeof report === "object" && report !== null && illParts(report)) || withoutScript(lastLine(output));
}
