import { lazy, type ComponentType, type LazyExoticComponent } from "react";

const PAUSES_MS = [300, 1_000];

/**
 * A component whose code comes when it is needed. A browser cuts its connections when containers start, so code that did
 * not arrive is asked for again; if it never does, that is said in its place: a page must not go down with it.
 */
export function part<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    for (const pause of PAUSES_MS) {
      const loaded = await load().catch(() => null);
      if (loaded) return loaded;
      await new Promise((resolve) => { setTimeout(resolve, pause); });
    }
    return load().catch(() => ({ default: Missing }));
  });
}

function Missing() {
  return <span className="note bad" role="alert"><span>This part of the page could not be loaded: the connection to the panel broke. <a className="underline" href="">Reload the page</a></span></span>;
}
