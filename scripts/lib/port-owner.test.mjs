import { createServer } from "node:net";
import { expect, test } from "vitest";
import { describeProcess, parseLsof, parseNetstat, processesOnPort } from "./port-owner.mjs";
import { parseTcpTable, shortCommand } from "./proc-listeners.mjs";

test("lsof's fields give the process and its command", () => {
  expect(parseLsof("p812\ncnode\nf21\np9\ncnginx: worker\nf6\n")).toEqual([{ pid: 812, command: "node" }, { pid: 9, command: "nginx: worker" }]);
});

test("netstat's rows give the listening process, whatever the language", () => {
  const text = "  Proto  Lokale Adresse  Remoteadresse  Status  PID\n  TCP    127.0.0.1:3000   0.0.0.0:0   ABHÖREN   1234\n  TCP    [::1]:3000   [::]:0   ABHÖREN   1234\n  TCP    127.0.0.1:3000   127.0.0.1:50111   HERGESTELLT   77\n  TCP    127.0.0.1:30001   0.0.0.0:0   ABHÖREN   5\n";
  expect(parseNetstat(text, 3000)).toEqual([{ pid: 1234 }]);
});

test("only listening sockets of the port are read from the kernel's table", () => {
  const row = (port, state) => `   0: 0100007F:${port} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000  1000        0 4242 1 0000000000000000 100 0 0 10 0`;
  expect(parseTcpTable(`header\n${row("0BB8", "0A")}\n${row("0BB8", "01")}\n${row("0BB9", "0A")}\n`, 3000)).toEqual([{ uid: 1000, inode: "4242" }]);
});

test("a command line is shown without the program's folder, and cut when long", () => {
  expect(shortCommand("/opt/bin/python3\0-m\0http.server\0")).toBe("python3 -m http.server");
  expect(shortCommand(`node\0${"x".repeat(90)}\0`)).toHaveLength(60);
});

test("an owner is named by what is known of it", () => {
  expect(describeProcess({ pid: 812, command: "node server.js" })).toBe("node server.js (process 812)");
  expect(describeProcess({ pid: 812, command: "node server.js", folder: "/srv" })).toBe("node server.js (process 812, in /srv)");
  expect(describeProcess({ pid: 812 })).toBe("process 812");
  expect(describeProcess({ user: "www-data" })).toBe("a process of user www-data");
});

test.runIf(process.platform === "linux")("a listener of this process is found on its port", async () => {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const owners = await processesOnPort(server.address().port);
  await new Promise((resolve) => { server.close(resolve); });
  expect(owners.map(({ pid }) => pid)).toContain(process.pid);
});
