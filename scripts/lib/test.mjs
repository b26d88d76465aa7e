import { ensureBuild } from "./build.mjs";
import { browserTests, QUICK_CHECKS } from "./checks.mjs";
import { ensureChromium } from "./chromium.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { ensureEngine } from "./engine/ensure.mjs";
import { probeDocker } from "./engine/probe.mjs";
import { describeFailure, Failure } from "./failure.mjs";
import { ensureFolder } from "./folder.mjs";
import { TEST_HELP, testOptions } from "./options.mjs";
import { done, duration, giveUp, line } from "./say.mjs";
import { sum } from "./totals.mjs";

const FAILED = { passed: 0, failed: 1 };

/** Runs one check under a heading. A check that cannot run is a failed one, so that the later ones still run. */
async function check({ title, run }) {
  line(`\n── ${title}`);
  const from = Date.now();
  const result = await run().catch((error) => {
    line(error.todo ? describeFailure(error) : String(error.stack ?? error));
    return FAILED;
  });
  line(`── ${title}: ${result.failed === 0 ? "passed" : "failed"} (${duration(Date.now() - from)})`);
  return { title, ...result };
}

/** What the browser tests stand on, each as far as it can be had; the build and the engine count as checks of their own. */
async function fullChecks() {
  const build = await check({ title: "Build", run: () => ensureBuild().then(() => ({ passed: 1, failed: 0 })) });
  if (build.failed > 0) return [build, { title: "Browser tests (no build)", ...FAILED }];
  let browser;
  const engine = await check({ title: "Engine and browser", run: async () => {
    const state = await ensureEngine(await probeDocker(), { install: true });
    if (state !== "running") throw new Failure({ what: "The browser tests cannot run.", why: `the Docker engine is ${state}.`, todo: "get it to answer (docker version), then run npm test again." });
    browser = browserTests(await ensureChromium());
    return { passed: 1, failed: 0 };
  } });
  const results = [build, engine];
  for (const one of browser ?? []) results.push(await check(one));
  return results;
}

/** `npm test`: everything from a fresh clone to the last line, "N passed, N failed". */
export async function test(args) {
  try {
    const { unit, help } = testOptions(args);
    if (help) return line(TEST_HELP);
    line("Flightdeck: tests\n");
    ensureFolder();
    done(`Node ${process.versions.node}`);
    await ensureDependencies();
    const results = [];
    for (const quick of QUICK_CHECKS) results.push(await check(quick));
    if (!unit) results.push(...await fullChecks());
    const { passed, failed } = sum(results);
    const bad = results.filter((result) => result.failed > 0).map(({ title }) => title);
    if (bad.length > 0) line(`\nFailed: ${bad.join(", ")}`);
    line(`\n${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } catch (error) {
    giveUp(error);
  }
}
