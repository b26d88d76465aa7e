import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Runs a program without a shell and collects what it printed. Never rejects: a program that cannot be run has the code -1,
 * one that took too long is ended and has the code -2.
 */
export function capture(argv, { timeout = 10_000, env = process.env, cwd } = {}) {
  return new Promise((resolve) => {
    const child = spawn(argv[0], argv.slice(1), { stdio: ["ignore", "pipe", "pipe"], env, cwd, windowsHide: true });
    const out = { stdout: "", stderr: "" };
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      resolve({ code: -2, ...out });
    }, timeout);
    for (const name of ["stdout", "stderr"]) child[name].setEncoding("utf8").on("data", (text) => { out[name] += text; });
    const settle = (code) => {
      clearTimeout(timer);
      resolve({ code, ...out });
    };
    child.on("error", () => settle(-1));
    child.on("close", (code) => settle(code ?? -1));
  });
}

/** Runs a program with its output in a file, so that the terminal stays readable. Answers the exit code. */
export async function runToFile(argv, file, options = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const fd = openSync(file, options.append ? "a" : "w");
  try {
    return await wait(spawn(argv[0], argv.slice(1), { stdio: [options.stdin ?? "ignore", fd, fd], env: options.env, cwd: options.cwd }));
  } finally {
    closeSync(fd);
  }
}

/** Runs a program on this terminal. Answers the exit code. */
export function runHere(argv, { env = process.env, cwd } = {}) {
  return wait(spawn(argv[0], argv.slice(1), { stdio: "inherit", env, cwd }));
}

function wait(child) {
  return new Promise((resolve) => {
    child.on("error", () => resolve(-1));
    child.on("close", (code, signal) => resolve(code ?? (signal ? 128 : -1)));
  });
}

function linesOf(file) {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n");
  } catch {
    return [];
  }
}

/** The first lines of a file, for the detail of a failure whose cause stands at the top. */
export const head = (file, lines) => linesOf(file).slice(0, lines).join("\n");

/** The last lines of a file, for the detail of a failure. */
export const tail = (file, lines = 20) => linesOf(file).slice(-lines).join("\n");
