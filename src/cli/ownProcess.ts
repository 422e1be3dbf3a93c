import { fork } from "node:child_process";
import { totalmem } from "node:os";
import type { Wording } from "../kernel/language";
import { languageAsked } from "./commandLine";
import type { Terminal } from "./terminal";

/** Of the machine's memory, what the objects of a run may take; the rest is for its columns, which stand beside them, and for others. */
const SHARE = 0.6;
const UNUSABLE = 2;
const KILLED = 128;
/** In the environment of the process that does the work: whether progress can be drawn. */
const MARK = "CONCORDANCE_OWN_PROCESS";

type Message = { readonly out: string } | { readonly err: string } | { readonly status: number };

/** Runs the command in a process of its own, with the memory that the machine has rather than what Node gives by itself. A run that needs
 *  more than there is ends that process; this one says so in a sentence. `program` is the file of the program. */
export function runInProcess(program: string, words: readonly string[], terminal: Terminal): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = fork(program, words, {
      execArgv: [`--max-old-space-size=${Math.floor((SHARE * totalmem()) / 2 ** 20)}`],
      env: { ...process.env, [MARK]: terminal.isInteractive ? "interactive" : "quiet" },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const stop = (): void => {
      worker.kill("SIGKILL");
      process.exit(KILLED);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
    let status: number | null = null;
    worker.on("message", (message: Message) => {
      if ("out" in message) terminal.out(message.out);
      else if ("err" in message) terminal.err(message.err);
      else status = message.status;
    });
    worker.on("error", reject);
    worker.on("close", () => {
      if (status === null) terminal.err(`concordance: ${OUT_OF_MEMORY[languageAsked(words) ?? "en"]}\n`);
      resolve(status ?? UNUSABLE);
    });
  });
}

/** Whether this is that process; null where it is not. What it has to say goes to the one that began it. */
export function ownProcess(): { readonly terminal: Terminal; readonly end: (status: number) => void } | null {
  const mark = process.env[MARK];
  if (mark === undefined || process.send === undefined) return null;
  const send = (message: Message): void => void process.send?.(message);
  process.on("disconnect", () => process.exit(UNUSABLE));
  return {
    terminal: { out: (out) => send({ out }), err: (err) => send({ err }), isInteractive: mark === "interactive" },
    end: (status) => process.send?.({ status } satisfies Message, undefined, undefined, () => process.exit(status)),
  };
}

const OUT_OF_MEMORY: Wording = {
  en: "the two files are more than this machine's memory can take; nothing was written. Split both by account or by period, or run on a larger machine.",
  fr: "les deux fichiers dépassent ce que la mémoire de cette machine peut contenir ; rien n'a été écrit. Découpez-les par compte ou par période, ou lancez sur une machine plus grande.",
};
