import { expect, test } from "vitest";
import type { ContainerUse, ImageUse } from "../engine/diskUse";
import { endedOneOffs, imageLeftover, oldBuilds, ownBuilds, type Layered } from "./findLeftovers";

const OURS = { "com.docker.compose.project": "mine", "com.docker.compose.service": "web" };
const image = (part: Partial<ImageUse>): ImageUse => ({ id: "sha256:0123456789abcdef", tags: [], digests: [], labels: OURS, createdAt: 0, bytes: 100, shared: 30, containers: 0, ...part });
const container = (part: Partial<ContainerUse>): ContainerUse => ({ id: "c", name: "c", labels: { ...OURS, "com.docker.compose.oneoff": "True" }, createdAt: 0, state: "exited", image: "i", bytes: 5, ...part });

test("an old build is an image of this project without a name that nothing uses", () => {
  const old = image({});
  const others = [
    image({ tags: ["web:latest"] }), image({ digests: ["postgres@sha256:1"] }), image({ containers: 1 }), image({ containers: -1 }),
    image({ labels: {} }), image({ labels: { ...OURS, "com.docker.compose.project": "mine-too" } }),
    // Committed by somebody from a container of the stack.
    image({ labels: { ...OURS, "com.docker.compose.container-number": "1" } }), image({ labels: { ...OURS, "com.docker.compose.oneoff": "False" } }),
  ];
  expect(oldBuilds([...others, old], "mine")).toEqual([old]);
});

const layered = (layers: string[], part: Partial<ImageUse> = {}): Layered => ({ image: image(part), layers });

test("an image that somebody made from one of the stack's carries its labels, and is left alone with what it stands on", () => {
  const old = layered(["a", "b"]);
  const current = layered(["a", "c"], { tags: ["web:latest"] });
  const madeFromOld = layered(["a", "b", "mine"]);
  const madeFromCurrent = layered(["a", "c", "mine"]);
  expect(ownBuilds([old, current], "mine")).toEqual([old.image]);
  expect(ownBuilds([old, current, madeFromCurrent], "mine")).toEqual([old.image]);
  expect(ownBuilds([old, current, madeFromOld], "mine")).toEqual([]);
});

test("a build that only adds a step to the one before it makes that one a leftover all the same", () => {
  const before = layered(["a", "b"]);
  expect(ownBuilds([before, layered(["a", "b", "c"], { tags: ["web:latest"] })], "mine")).toEqual([before.image]);
});

test("only one-off containers of this project that have ended are leftovers", () => {
  const ended = container({});
  const others = [
    container({ state: "running" }), container({ state: "created" }), container({ state: "paused" }), container({ labels: OURS }),
    container({ labels: { ...OURS, "com.docker.compose.oneoff": "False" } }), container({ labels: { "com.docker.compose.oneoff": "True" } }),
  ];
  expect(endedOneOffs([...others, ended], "mine")).toEqual([ended]);
});

test("what an image frees is at least what no other image shares", () => {
  expect(imageLeftover(image({}))).toMatchObject({ kind: "image", service: "web", name: "0123456789ab", bytes: 70 });
});
