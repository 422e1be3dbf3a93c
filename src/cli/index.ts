import { fileURLToPath } from "node:url";
import { readCommandLine } from "./commandLine";
import { main } from "./main";
import { ownProcess, runInProcess } from "./ownProcess";
import type { Terminal } from "./terminal";

// A reader that has seen enough (`concordance … | head`) closes the pipe; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const own = ownProcess();
const terminal: Terminal = own?.terminal ?? {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
};

/** Files that no sheet holds need more memory than Node gives a program. */
const needsMuchMemory = (words: readonly string[]): boolean => {
  const command = readCommandLine(words);
  return command.ok && command.value.kind === "reconcile" && command.value.files !== null;
};

const end = (status: number): void => {
  if (own) own.end(status);
  else process.exitCode = status;
};

const words = process.argv.slice(2);
const isElsewhere = own === null && needsMuchMemory(words);
(isElsewhere ? runInProcess(fileURLToPath(import.meta.url), words, terminal) : main(words, terminal)).then(
  end,
  (error: unknown) => {
    const said = error instanceof Error ? error.message : String(error);
    terminal.err(`concordance: the program is at fault, not the input: ${said.replace(/\s*\n\s*/g, " ")}\n`);
    end(2);
  },
);
