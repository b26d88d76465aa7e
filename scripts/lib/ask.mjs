import { createInterface } from "node:readline/promises";

/** Whether somebody sits at the terminal and can be asked. */
export const canAsk = () => Boolean(process.stdin.isTTY && process.stdout.isTTY && !process.env.CI);

/** Asks for a yes; Enter alone means yes, the end of the input means no. */
export async function agree(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await Promise.race([
      terminal.question(`  ? ${question} [Y/n] `),
      new Promise((resolve) => terminal.once("close", () => resolve("no"))),
    ]);
    return /^(y|yes|)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
