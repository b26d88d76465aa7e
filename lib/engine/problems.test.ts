import { expect, test } from "vitest";
import { engineProblem } from "./problems";

const problem = (code: string, platform: NodeJS.Platform = "linux") => engineProblem(Object.assign(new Error("no"), { code }), "unix:///sock", true, platform);

test("what to type stands apart, ready to be copied, where one command mends it", () => {
  expect(problem("ENOENT")).toMatchObject({ code: "engine-not-running", command: "sudo systemctl start docker" });
  expect(problem("ETIMEDOUT")).toMatchObject({ code: "engine-not-answering", command: "sudo systemctl restart docker" });
  expect(problem("EACCES")).toMatchObject({ code: "engine-no-permission", command: "sudo usermod -aG docker $USER" });
  expect(problem("ENOENT", "darwin").command).toBeUndefined();
});
