/** A tab that shows the merged log. */
export async function openLogTab(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}/logs`);
  await page.getByText(/^Live/).waitFor();
  return page;
}

/** Runs in the page: counts frames and looks four times a second how old the newest line on the screen is. */
export function watchPage() {
  const seen = { frames: 0, from: performance.now(), longest: 0, ages: [] };
  let last = performance.now();
  const frame = (now) => {
    seen.frames++;
    seen.longest = Math.max(seen.longest, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  setInterval(() => {
    const rows = [...document.querySelectorAll(".log [data-line] .time")];
    const newest = Math.max(...rows.map((row) => Date.parse(row.title)));
    if (Number.isFinite(newest)) seen.ages.push(Date.now() - newest);
  }, 250);
  window.benchSeen = seen;
}

/** Runs in the page: what was seen since, and begins anew. */
export function takeSeen() {
  const { frames, from, longest, ages } = window.benchSeen;
  const seconds = (performance.now() - from) / 1000;
  Object.assign(window.benchSeen, { frames: 0, from: performance.now(), longest: 0, ages: [] });
  return { framesASecond: frames / seconds, longest, ages };
}

/** Bytes that the tab's JavaScript holds. */
export async function heapOf(client) {
  const { metrics } = await client.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "JSHeapUsedSize").value;
}

/** A page's token, for requests beside it. */
export async function tokenOf(url) {
  const html = await (await fetch(url)).text();
  return JSON.parse(/<script id="__NEXT_DATA__"[^>]*>(.*?)<\/script>/s.exec(html)[1]).props.pageProps.token;
}
