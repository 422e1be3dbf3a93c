import { proxy, wrap } from "comlink";
import type { Engine } from "../excel/addIn";
import type { EngineWorker } from "./index";

/** The run was stopped by the person. */
export class Cancelled extends Error {
  constructor() {
    super("cancelled");
  }
}

/** The engine in a worker of its own, made for each run and ended with it. Aborting `signal` ends the worker at once, whatever it
 *  is doing, and rejects with `Cancelled`. */
export function engineInWorker(signal: AbortSignal): Engine {
  return async (input, onProgress) => {
    if (signal.aborted) throw new Cancelled();
    const worker = new Worker(new URL("worker.js", document.baseURI), { type: "module" });
    try {
      return await Promise.race([
        wrap<EngineWorker>(worker).run(input, proxy(onProgress)),
        failureOf(worker),
        whenAborted(signal),
      ]);
    } finally {
      worker.terminate();
    }
  };
}

const failureOf = (worker: Worker): Promise<never> =>
  new Promise((_, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message || "The worker could not be started")));
  });

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Cancelled()), { once: true }));
