import { runReconciliation, withOwnDecisions, type Grid, type Notice, type RunOutput, type Settings } from "../engine";
import { createAddIn, type Engine } from "../excel";
import type { Language, Wording } from "../kernel/language";
import { assert, ok, refuse, type Result } from "../kernel/result";
import type { ReconcileCommand } from "./commandLine";
import { progressBar } from "./progressBar";
import type { Terminal } from "./terminal";

export interface Finished {
  readonly run: RunOutput;
  readonly language: Language;
  readonly problems: readonly Wording[];
}

/** Has the add-in reconcile the workbook that Office.js is connected to, as the task pane would; or the rows of `files`, which stand in
 *  no sheet, and write what it finds into that workbook. */
export async function runAddIn(
  command: ReconcileCommand,
  profile: Settings | null,
  files: readonly Grid[] | null,
  terminal: Terminal,
): Promise<Result<Finished, Wording>> {
  const addIn = createAddIn();
  const remembered = (await addIn.surveyWorkbook(command.language ?? "en")).settings;
  const settings = profile ? withOwnDecisions(profile, remembered) : remembered;
  const language = command.language ?? settings.language ?? "en";
  const bar = progressBar((text) => terminal.err(text), language);
  const show = command.showsProgress && terminal.isInteractive ? bar.show : () => undefined;
  const runs: RunOutput[] = [];
  const engine: Engine = (input, onProgress) => {
    const output = runReconciliation(files ? { ...input, grids: files } : input, onProgress);
    if (output.ok) runs.push(output.value);
    return Promise.resolve(output);
  };
  const { asOf, pair, seal } = command;
  const request = { settings, language, asOf, pair, seal: seal === null ? null : { by: seal, on: null } };
  const outcome = await addIn.reconcile(request, engine, show);
  bar.clear();
  if (!outcome.ok) return refuse(inBook(command.book ?? inputsOf(command), outcome.error));
  const [run] = runs;
  assert(run !== undefined, "the add-in ran without its engine");
  return ok({ run, language, problems: outcome.value.problems });
}

const inputsOf = ({ imports, pair }: ReconcileCommand): string =>
  imports.length > 0 ? imports.join(", ") : pair ? `${pair.left}, ${pair.right}` : "";

/** A refusal names its place once: most wordings name the sheet themselves. */
export function inBook(book: string, { wording, sheet, row, column }: Notice): Wording {
  const place =
    sheet === "" || wording.en.includes(sheet) ? "" : `, ${sheet}${row === null ? "" : `!${column ?? ""}${row}`}`;
  return { en: `${book}${place}: ${wording.en}`, fr: `${book}${place} : ${wording.fr}` };
}
