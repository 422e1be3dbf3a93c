import { totalmem } from "node:os";
import { parentPort, Worker, workerData } from "node:worker_threads";
import type { Wording } from "../kernel/language";
import { languageAsked } from "./commandLine";
import type { Terminal } from "./terminal";

/** Of the machine's memory, what the objects of a run may take; the rest is for its columns, which stand beside them, and for others. */
const SHARE = 0.6;
const UNUSABLE = 2;

interface Asked {
  readonly words: readonly string[];
  readonly isInteractive: boolean;
}

type Message = { readonly out: string } | { readonly err: string } | { readonly status: number };

/** Runs the command in a thread of the same program (`url`), with the memory that the machine has rather than what Node gives by itself.
 *  A run that needs more still ends with a sentence and not with the program. */
export function runInThread(url: string, words: readonly string[], terminal: Terminal): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked: Asked = { words, isInteractive: terminal.isInteractive };
    const thread = new Worker(new URL(url), {
      workerData: asked,
      resourceLimits: { maxOldGenerationSizeMb: Math.floor((SHARE * totalmem()) / 2 ** 20) },
    });
    thread.on("message", (message: Message) => {
      if ("out" in message) terminal.out(message.out);
      else if ("err" in message) terminal.err(message.err);
      else resolve(message.status);
    });
    thread.on("error", (error: NodeJS.ErrnoException) => {
      const isFull = error.code === "ERR_WORKER_OUT_OF_MEMORY" || /allocation failed/.test(error.message);
      if (!isFull) return reject(error);
      terminal.err(`concordance: ${OUT_OF_MEMORY[languageAsked(words) ?? "en"]}\n`);
      resolve(UNUSABLE);
    });
  });
}

/** The other end: runs what the thread was asked to. */
export function answerFromThread(main: (words: readonly string[], terminal: Terminal) => Promise<number>): void {
  const { words, isInteractive } = workerData as Asked;
  const send = (message: Message): void => parentPort?.postMessage(message);
  const terminal: Terminal = { out: (out) => send({ out }), err: (err) => send({ err }), isInteractive };
  void main(words, terminal).then((status) => send({ status }));
}

const OUT_OF_MEMORY: Wording = {
  en: "the two files are more than this machine's memory can take; nothing was written. Split both by account or by period, or run on a larger machine.",
  fr: "les deux fichiers dépassent ce que la mémoire de cette machine peut contenir ; rien n'a été écrit. Découpez-les par compte ou par période, ou lancez sur une machine plus grande.",
};
