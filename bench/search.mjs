import { openBrowser } from "./lib/browser.mjs";
import { figure, percentile } from "./lib/figures.mjs";
import { fixtureStack } from "./lib/fixtureStack.mjs";
import { writeLines } from "./lib/logLoad.mjs";
import { openLogTab, takeSeen, watchPage } from "./lib/logTab.mjs";
import { startPanel } from "./lib/panel.mjs";
import { say } from "./lib/print.mjs";
import { timeUp } from "./lib/up.mjs";

const LINES = 190_000;
const WRITERS = ["worker", "store", "queue", "web"];
const WORDS = ["scheduler", "nothing to do", "99999 the", "no such words", "runs and finds"];
/** From the click into the field to the first letter. */
const BEFORE_TYPING_MS = 500;
const EXPRESSIONS = ["\\b1\\d+77 the", "(runs|tasks) and (finds|loses)", "again$"];

/** Runs in the page: types into the search field and resolves to the milliseconds until the result stands beside it. */
function search(text) {
  const field = document.querySelector(".find:not(.less) input");
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const result = () => document.querySelector(".find [role=status]")?.textContent ?? "…";
  return new Promise((resolve) => {
    const from = performance.now();
    set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const look = () => (result() === "…" ? requestAnimationFrame(look) : resolve(performance.now() - from));
    look();
  });
}

/** The search field over a full buffer. */
export async function search200k({ runs }) {
  const project = await fixtureStack();
  await timeUp(project);
  const { url } = await startPanel(project);
  const page = await openLogTab(await openBrowser(), url);
  say("filling the buffer");
  await Promise.all(WRITERS.map((service) => writeLines(project, service, { lines: 100, rounds: 5_000 })));
  const held = async () => Number((await page.locator(".logs-foot").textContent()).match(/([\d,]+) lines? kept/)[1].replaceAll(",", ""));
  while ((await held()) < LINES) await page.waitForTimeout(500);
  await Promise.all(WRITERS.map((service) => project.exec(service, "killall", "awk")));
  await page.locator(".log", { hasText: "end of the load" }).waitFor();

  await page.evaluate(watchPage);
  await page.locator(".find:not(.less) input").focus();
  await page.waitForTimeout(BEFORE_TYPING_MS);
  const first = await page.evaluate(search, "looks");
  const times = { plain: [], expression: [] };
  for (let run = 0; run < runs * 3; run++) for (const word of WORDS) times.plain.push(await page.evaluate(search, word));
  await page.getByRole("button", { name: "Regular expression", exact: true }).click();
  for (let run = 0; run < runs * 3; run++) for (const expression of EXPRESSIONS) times.expression.push(await page.evaluate(search, expression));
  await page.locator(".find:not(.less) input").fill("");
  await page.evaluate(takeSeen);
  await page.locator(".find:not(.less) input").pressSequentially("nothing to do, again", { delay: 60 });
  const { longest } = await page.evaluate(takeSeen);
  return {
    figures: [
      figure("plain text, 95th percentile", percentile(times.plain, 0.95), "ms", 150),
      figure("regular expression, 95th percentile", percentile(times.expression, 0.95), "ms", 150),
      figure("the first search, half a second after the field got the focus", first, "ms", 150),
      figure("longest frame while typing", longest, "ms", 100),
    ],
    notes: [`${(await held()).toLocaleString("en-US")} lines of 80 characters; from the input to the result on the screen; ${times.plain.length} searches for text, ${times.expression.length} for an expression`],
  };
}
