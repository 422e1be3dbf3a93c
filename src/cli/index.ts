import { isMainThread } from "node:worker_threads";
import { readCommandLine } from "./commandLine";
import { main } from "./main";
import { answerFromThread, runInThread } from "./ownThread";
import type { Terminal } from "./terminal";

// A reader that has seen enough (`concordance … | head`) closes the pipe; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
};

/** Files that no sheet holds need more memory than Node gives a program. */
const needsMuchMemory = (words: readonly string[]): boolean => {
  const command = readCommandLine(words);
  return command.ok && command.value.kind === "reconcile" && command.value.files !== null;
};

const run = (words: readonly string[]): Promise<number> =>
  needsMuchMemory(words) ? runInThread(import.meta.url, words, terminal) : main(words, terminal);

if (isMainThread) {
  run(process.argv.slice(2)).then(
    (status) => {
      process.exitCode = status;
    },
    (error: unknown) => {
      const said = error instanceof Error ? error.message : String(error);
      terminal.err(`concordance: the program is at fault, not the input: ${said.replace(/\s*\n\s*/g, " ")}\n`);
      process.exitCode = 2;
    },
  );
} else answerFromThread(main);
