const MAX_BYTES = 20_000_000;
const MAX_OF_SERVICE = 5_000_000;
const MAX_FILES_OF_SERVICE = 5;
const NAME = /^([A-Za-z0-9._-]+)~([0-9a-f]{12})~(\d{1,15})\.log\.gz$/;

/** File name of a container's kept log. */
export function keptName({ service, id, createdAt }: { service: string; id: string; createdAt: number }): string {
  return `${service}~${id.slice(0, 12)}~${createdAt}.log.gz`;
}

/** What such a name says; null for any other file. */
export function parseKeptName(name: string): { service: string; container: string; from: number } | null {
  const [, service, container, from] = NAME.exec(name) ?? [];
  return service && container && from ? { service, container, from: Number(from) } : null;
}

/** What has to go, the oldest first: too many or too much of one service, or too much in all. `logs`: the newest first. */
export function surplus(logs: readonly { id: string; service: string; bytes: number }[]): string[] {
  const ofService = new Map<string, { files: number; bytes: number }>();
  let all = 0;
  return logs.filter(({ service, bytes }) => {
    const own = ofService.get(service) ?? { files: 0, bytes: 0 };
    const out = own.files >= MAX_FILES_OF_SERVICE || own.bytes + bytes > MAX_OF_SERVICE || all + bytes > MAX_BYTES;
    if (out) return true;
    ofService.set(service, { files: own.files + 1, bytes: own.bytes + bytes });
    all += bytes;
    return false;
  }).map(({ id }) => id);
}
