import { main } from "./main";

// A reader that has seen enough (`concordance … | head`) closes the pipe; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const terminal = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
};

main(process.argv.slice(2), terminal).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const said = error instanceof Error ? error.message : String(error);
    terminal.err(`concordance: the program is at fault, not the input: ${said.replace(/\s*\n\s*/g, " ")}\n`);
    process.exitCode = 2;
  },
);
