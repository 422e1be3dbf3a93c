import { extname } from "node:path";
import { resultFile, runReconciliation, withOwnDecisions, type Notice, type RunOutput, type Settings } from "../engine";
import { createAddIn, type Engine } from "../excel";
import type { EmbeddedExcel } from "../host";
import { installOfficeClient } from "../host/client/node";
import type { Language, Wording } from "../kernel/language";
import { assert, ok, refuse, type Result } from "../kernel/result";
import type { ReconcileCommand } from "./commandLine";
import { isSameFile, readBytes, writeAll, type OutputFile } from "./files";
import { importFile } from "./importFile";
import { openBook } from "./openBook";
import { progressBar } from "./progressBar";
import { readProfile } from "./readProfile";
import { summary } from "./summary";

/** Where a run reports to. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Standard error is a terminal that a progress bar can be drawn on. */
  readonly isInteractive: boolean;
}

/** Does what a reconcile command asks: whether everything agrees, or why nothing was done. */
export async function reconcile(
  command: ReconcileCommand,
  terminal: Terminal,
): Promise<Result<{ agrees: boolean }, Wording>> {
  const target = targetOf(command);
  const clash = clashOf(command, target);
  if (clash) return refuse(clash);
  const profile = command.profile === null ? null : readProfile(command.profile);
  if (profile && !profile.ok) return profile;
  const bytes = command.book === null ? ok(null) : readBytes(command.book);
  if (!bytes.ok) return bytes;
  const opened = await openBook(command.book ?? "", bytes.value);
  if (!opened.ok) return opened;

  const excel = opened.value;
  const disconnect = installOfficeClient(excel, { language: command.language === "fr" ? "fr-FR" : "en-US" });
  try {
    const imported = await importFiles(command, excel, terminal);
    if (!imported.ok) return imported;
    const finished = await runAddIn(command, profile?.value ?? null, terminal);
    return finished.ok ? deliver(finished.value, { command, target, excel }, terminal) : finished;
  } finally {
    disconnect();
  }
}

interface Finished {
  readonly run: RunOutput;
  readonly language: Language;
  readonly problems: readonly Wording[];
}

/** Has the add-in reconcile the workbook that Office.js is connected to, as the task pane would. */
async function runAddIn(
  command: ReconcileCommand,
  profile: Settings | null,
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
    const output = runReconciliation(input, onProgress);
    if (output.ok) runs.push(output.value);
    return Promise.resolve(output);
  };
  const outcome = await addIn.reconcile({ settings, language, asOf: command.asOf, pair: command.pair }, engine, show);
  bar.clear();
  if (!outcome.ok) return refuse(inBook(command.book ?? command.imports.join(", "), outcome.error));
  const [run] = runs;
  assert(run !== undefined, "the add-in ran without its engine");
  return ok({ run, language, problems: outcome.value.problems });
}

interface Delivery {
  readonly command: ReconcileCommand;
  readonly target: string;
  readonly excel: EmbeddedExcel;
}

function deliver(finished: Finished, delivery: Delivery, terminal: Terminal): Result<{ agrees: boolean }, Wording> {
  const { run, language, problems } = finished;
  const { command, target, excel } = delivery;
  const json = command.json === null ? null : `${JSON.stringify(resultFile(run.result, language))}\n`;
  const files: OutputFile[] = [{ path: target, content: excel.save() }];
  if (json !== null && command.json !== null && command.json !== "-") files.push({ path: command.json, content: json });
  const written = writeAll(files);
  if (!written.ok) return written;
  for (const problem of problems) terminal.err(`${problem[language]}\n`);
  terminal.out(command.json === "-" && json !== null ? json : summary(run.view, entriesOf(run), target, language));
  return ok({ agrees: agrees(run) });
}

const entriesOf = ({ result }: RunOutput) =>
  result.reconciliations.flatMap(({ proposals }) => proposals.flatMap(({ entry }) => (entry ? [entry] : [])));

/** No break, no control that failed, nothing that waits for a person, and no cell that could not be read: what is not known does
 *  not agree. */
const agrees = ({ result }: RunOutput): boolean =>
  result.controls.every(({ outcome }) => outcome !== "fail") &&
  (result.threeWay?.lines.length ?? 0) === 0 &&
  result.reconciliations.every(
    ({ left, right, breaks, matching }) =>
      breaks.length === 0 &&
      matching.matches.every(({ status }) => status === "matched") &&
      [left, right].every(({ reading }) => reading.unreadable.length === 0),
  );

/** Brings the files in, in their order; a workbook that is made for them loses its first, empty sheet. */
async function importFiles(
  command: ReconcileCommand,
  { workbook }: EmbeddedExcel,
  terminal: Terminal,
): Promise<Result<void, Wording>> {
  const placeholder = command.book === null ? workbook.sheets[0] : undefined;
  const addIn = createAddIn();
  const language = command.language ?? "en";
  const bar = progressBar((text) => terminal.err(text), language);
  const show = command.showsProgress && terminal.isInteractive ? bar.show : () => undefined;
  for (const path of command.imports) {
    const said = await importFile(path, addIn, language, (fraction) => show("loading", fraction));
    bar.clear();
    if (!said.ok) return said;
    for (const { wording, isLoss } of said.value)
      if (isLoss || !command.isQuiet) terminal.err(`${wording[language]}\n`);
  }
  if (placeholder && workbook.sheets.length > 1) workbook.deleteSheet(placeholder);
  return ok(undefined);
}

/** Where the annotated workbook goes: beside the input and named after it, unless the command says. */
function targetOf({ book, imports, out, inPlace }: ReconcileCommand): string {
  if (out !== null) return out;
  const input = book ?? imports[0] ?? "";
  if (inPlace) return input;
  const extension = extname(input);
  const stem = input.slice(0, input.length - extension.length);
  return `${stem}.reconciled${book !== null && extension.toLowerCase() === ".xlsm" ? extension : ".xlsx"}`;
}

/** An output that would overwrite an input, or another output. */
function clashOf(command: ReconcileCommand, target: string): Wording | null {
  const { book, imports, profile, json, inPlace } = command;
  const inputs = [...(inPlace || book === null ? [] : [book]), ...imports, ...(profile === null ? [] : [profile])];
  const outputs = [target, ...(json === null || json === "-" ? [] : [json])];
  const overwritten = inputs.find((input) => outputs.some((output) => isSameFile(input, output)));
  if (overwritten !== undefined) {
    return {
      en: `${overwritten}: an input is never overwritten. Name another file${overwritten === book ? ", or say --in-place" : ""}.`,
      fr: `${overwritten} : un fichier lu n'est jamais écrasé. Nommez-en un autre${overwritten === book ? ", ou dites --in-place" : ""}.`,
    };
  }
  const [first, second] = outputs;
  if (first === undefined || second === undefined || !isSameFile(first, second)) return null;
  return {
    en: `${first}: --out and --json name the same file. Name two.`,
    fr: `${first} : --out et --json nomment le même fichier. Nommez-en deux.`,
  };
}

/** A refusal names its place once: most wordings name the sheet themselves. */
export function inBook(book: string, { wording, sheet, row, column }: Notice): Wording {
  const place =
    sheet === "" || wording.en.includes(sheet) ? "" : `, ${sheet}${row === null ? "" : `!${column ?? ""}${row}`}`;
  return { en: `${book}${place}: ${wording.en}`, fr: `${book}${place} : ${wording.fr}` };
}
