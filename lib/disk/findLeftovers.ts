import type { Leftover } from "../contracts/disk";
import type { ContainerUse, ImageUse } from "../engine/diskUse";

const PROJECT = "com.docker.compose.project";
const SERVICE = "com.docker.compose.service";
const ONE_OFF = "com.docker.compose.oneoff";
const ENDED = ["exited", "dead"];

/** Labels that compose puts on containers only: an image that has one was committed by somebody from a container. */
const OF_CONTAINERS = [ONE_OFF, "com.docker.compose.config-hash", "com.docker.compose.container-number"];

/** Images that may be old builds of this stack: made by compose for it, without a name, in no container's use. Pure. */
export function oldBuilds(images: readonly ImageUse[], project: string): ImageUse[] {
  return images.filter((image) => image.labels[PROJECT] === project && image.tags.length === 0 && image.digests.length === 0 && image.containers === 0
    && !OF_CONTAINERS.some((label) => Object.hasOwn(image.labels, label)));
}

/** An image of the stack's label with its layers, lowest first. */
export interface Layered { image: ImageUse; layers: readonly string[] }

function standsOn(upper: readonly string[], lower: readonly string[]): boolean {
  return lower.length > 0 && lower.length < upper.length && lower.every((layer, index) => upper[index] === layer);
}

/**
 * The old builds among the images with the stack's label. Labels are inherited: an image that somebody made from one of the stack's
 * carries the label too, and is known only by standing on that one. So neither it nor the nameless image that it stands on is taken. Pure.
 */
export function ownBuilds(labelled: readonly Layered[], project: string): ImageUse[] {
  const candidates = new Set(oldBuilds(labelled.map(({ image }) => image), project));
  return labelled.filter(({ image, layers }) => candidates.has(image) && !labelled.some((other) =>
    standsOn(layers, other.layers) || (other.image.tags.length === 0 && standsOn(other.layers, layers)))).map(({ image }) => image);
}

/** Containers of `compose run` that have ended. Pure. */
export function endedOneOffs(containers: readonly ContainerUse[], project: string): ContainerUse[] {
  return containers.filter((container) => container.labels[PROJECT] === project && container.labels[ONE_OFF] === "True" && ENDED.includes(container.state));
}

export function imageLeftover(image: ImageUse): Leftover {
  return { kind: "image", id: image.id, service: image.labels[SERVICE] ?? "", name: image.id.replace(/^sha256:/, "").slice(0, 12), createdAt: image.createdAt, bytes: Math.max(0, image.bytes - image.shared) };
}

export function containerLeftover(container: ContainerUse): Leftover {
  return { kind: "container", id: container.id, service: container.labels[SERVICE] ?? "", name: container.name, createdAt: container.createdAt, bytes: container.bytes };
}
