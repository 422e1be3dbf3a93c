import { extname } from "node:path";
import { createAddIn } from "../excel";
import type { EmbeddedExcel } from "../host";
import { installOfficeClient } from "../host/client/node";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import type { ReconcileCommand } from "./commandLine";
import { readBytes } from "./files";
import { importFile } from "./importFile";
import { openBook } from "./openBook";
import { clashOf, deliver } from "./outputs";
import { progressBar } from "./progressBar";
import { readProfile } from "./readProfile";
import { runAddIn } from "./runAddIn";
import type { Terminal } from "./terminal";

/** Does what a reconcile command asks: whether everything agrees, or why nothing was done. */
export async function reconcile(
  command: ReconcileCommand,
  terminal: Terminal,
): Promise<Result<{ agrees: boolean }, Wording>> {
  const target = targetOf(command);
  const { book, imports, profile: asked, inPlace } = command;
  const inputs = [...(inPlace || book === null ? [] : [book]), ...imports, ...(asked === null ? [] : [asked])];
  const clash = clashOf(command, inputs, target);
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
    const finished = await runAddIn(command, profile?.value ?? null, null, terminal);
    return finished.ok ? deliver(finished.value, { command, target, excel }, terminal) : finished;
  } finally {
    disconnect();
  }
}

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
