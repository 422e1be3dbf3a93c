import { expose } from "comlink";
import {
  runReconciliation,
  type ImportedFile,
  type Notice,
  type OnProgress,
  type OnRead,
  tryChange,
  type Rules,
  type RunInput,
  type WhatIf,
  whyNot,
  type WhyNot,
  type WhyNotQuestion,
} from "../engine";
import type { EngineOutput } from "../excel/addIn";
import { readStatementFile } from "../files/readStatementFile";
import type { Wording } from "../kernel/language";
import { ok, type Result } from "../kernel/result";

/** What the worker offers to the page: the engine, off the thread that draws. */
export interface EngineWorker {
  run(input: RunInput, onProgress: OnProgress): Result<EngineOutput, Notice>;
  tryChange(input: RunInput, changed: Rules, onProgress: OnProgress): Result<WhatIf, Notice>;
  whyNot(input: RunInput, question: WhyNotQuestion, onProgress: OnProgress): Result<WhyNot, Notice>;
  readFile(name: string, bytes: Uint8Array<ArrayBuffer>, onRead: OnRead): Promise<Result<ImportedFile, Wording>>;
}

const engineWorker: EngineWorker = {
  run(input, onProgress) {
    const output = runReconciliation(input, onProgress);
    // The result holds the records themselves, which nobody needs on the page and which are large.
    return output.ok ? ok({ plan: output.value.plan, view: output.value.view }) : output;
  },
  tryChange,
  whyNot,
  readFile: (name, bytes, onRead) => readStatementFile(name, bytes, onRead),
};

expose(engineWorker);
