import { proxy, transfer, wrap, type Remote } from "comlink";
import type { ImportedFile } from "../engine";
import type { Engine, TrialEngine, WhyNotEngine } from "../excel/addIn";
import type { Wording } from "../kernel/language";
import type { Result } from "../kernel/result";
import type { EngineWorker } from "./index";

/** The run was stopped by the person. */
export class Cancelled extends Error {
  constructor() {
    super("cancelled");
  }
}

/** Reads a file that somebody brings in: its name, its bytes (which are handed over), and how far it is, 0 to 1. Refuses what is no
 *  statement, with the remedy; rejects when cancelled. */
export type FileReading = (
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  onRead: (fraction: number) => void,
) => Promise<Result<ImportedFile, Wording>>;

/** The engine in a worker of its own, made for each run and ended with it. Aborting `signal` ends the worker at once, whatever it
 *  is doing, and rejects with `Cancelled`. */
export function engineInWorker(signal: AbortSignal): Engine {
  return (input, onProgress) => inWorker(signal, (worker) => worker.run(input, proxy(onProgress)));
}

/** The trial of other rules, likewise. */
export function trialInWorker(signal: AbortSignal): TrialEngine {
  return (input, changed, onProgress) =>
    inWorker(signal, (worker) => worker.tryChange(input, changed, proxy(onProgress)));
}

/** A question about rows, likewise. */
export function whyNotInWorker(signal: AbortSignal): WhyNotEngine {
  return (input, question, onProgress) =>
    inWorker(signal, (worker) => worker.whyNot(input, question, proxy(onProgress)));
}

/** The reading of a file, likewise. */
export function readingInWorker(signal: AbortSignal): FileReading {
  return (name, bytes, onRead) =>
    inWorker(signal, (worker) => worker.readFile(name, transfer(bytes, [bytes.buffer]), proxy(onRead)));
}

async function inWorker<T>(signal: AbortSignal, work: (worker: Remote<EngineWorker>) => T): Promise<Awaited<T>> {
  if (signal.aborted) throw new Cancelled();
  const worker = new Worker(new URL("worker.js", document.baseURI), { type: "module" });
  try {
    return await Promise.race([work(wrap<EngineWorker>(worker)), failureOf(worker), whenAborted(signal)]);
  } finally {
    worker.terminate();
  }
}

const failureOf = (worker: Worker): Promise<never> =>
  new Promise((_, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message || "The worker could not be started")));
  });

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Cancelled()), { once: true }));
