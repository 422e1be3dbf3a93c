import { expose } from "comlink";
import { runReconciliation, type Notice, type OnProgress, type RunInput } from "../engine";
import type { EngineOutput } from "../excel/addIn";
import { ok, type Result } from "../kernel/result";

/** What the worker offers to the page: the engine, off the thread that draws. */
export interface EngineWorker {
  run(input: RunInput, onProgress: OnProgress): Result<EngineOutput, Notice>;
}

const engineWorker: EngineWorker = {
  run(input, onProgress) {
    const output = runReconciliation(input, onProgress);
    // The result holds the records themselves, which nobody needs on the page and which are large.
    return output.ok ? ok({ plan: output.value.plan, view: output.value.view }) : output;
  },
};

expose(engineWorker);
