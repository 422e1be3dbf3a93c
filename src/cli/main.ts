import { version } from "../../package.json";
import type { Language, Wording } from "../kernel/language";
import { languageAsked, readCommandLine } from "./commandLine";
import { HELP } from "./helpText";
import { reconcile } from "./reconcile";
import { reconcileFiles } from "./reconcileFiles";
import type { Terminal } from "./terminal";
import { why } from "./why";

/** As diff has it. */
const AGREES = 0;
const DIFFERS = 1;
const UNUSABLE = 2;

/** Runs the command that `words` are, from the current directory. Resolves to the exit status. */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  const language = languageAsked(words) ?? "en";
  const command = readCommandLine(words);
  if (!command.ok) return unusable(command.error, language, terminal);
  switch (command.value.kind) {
    case "help":
      terminal.out(HELP[language]);
      return AGREES;
    case "version":
      terminal.out(`${version}\n`);
      return AGREES;
    case "why": {
      const answer = await why(command.value, terminal);
      if (!answer.ok) return unusable(answer.error, language, terminal);
      return answer.value.isMatched ? AGREES : DIFFERS;
    }
    case "reconcile": {
      const outcome = await (command.value.files === null ? reconcile : reconcileFiles)(command.value, terminal);
      if (!outcome.ok) return unusable(outcome.error, language, terminal);
      return outcome.value.agrees ? AGREES : DIFFERS;
    }
  }
}

/** One line, whatever the message holds. */
function unusable(wording: Wording, language: Language, terminal: Terminal): number {
  terminal.err(`concordance: ${wording[language].replace(/\s*\n\s*/g, " ")}\n`);
  return UNUSABLE;
}
