import { totalmem } from "node:os";
import { basename } from "node:path";
import type { Grid } from "../engine";
import { installOfficeClient } from "../host/client/node";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { isTooLarge, readLargeFile, TooLarge, type LargeFile } from "../large";
import type { ReconcileCommand } from "./commandLine";
import { faultReason, isSameFile } from "./files";
import { openBook } from "./openBook";
import { clashOf, deliver } from "./outputs";
import { progressBar } from "./progressBar";
import { readProfile } from "./readProfile";
import { runAddIn } from "./runAddIn";
import type { Terminal } from "./terminal";

interface Files {
  readonly left: string;
  readonly right: string;
}

/** Reconciles two files of any length, which stand in no workbook, and writes what is found into a new one. */
export async function reconcileFiles(
  command: ReconcileCommand,
  terminal: Terminal,
): Promise<Result<{ agrees: boolean }, Wording>> {
  const files = command.files ?? { left: "", right: "" };
  const target = command.out ?? `${files.left.replace(EXTENSION, "")}.reconciled.xlsx`;
  const inputs = [files.left, files.right, ...(command.profile === null ? [] : [command.profile])];
  const clash = isSameFile(files.left, files.right) ? sameFile(files.left) : clashOf(command, inputs, target);
  if (clash) return refuse(clash);
  const profile = command.profile === null ? null : readProfile(command.profile);
  if (profile && !profile.ok) return profile;

  const pair = sheetNames(files);
  const grids: Grid[] = [];
  for (const side of ["left", "right"] as const) {
    const read = await readSide(files[side], pair[side], command, terminal);
    if (!read.ok) return read;
    grids.push(read.value);
  }
  const rows = grids.reduce((sum, { totalRows }) => sum + totalRows, 0);
  if (isTooLarge(rows, totalmem())) return refuse(inFile(`${files.left}, ${files.right}`, null, TOO_LARGE));
  const opened = await openBook("", null);
  if (!opened.ok) return opened;
  const excel = opened.value;
  const { workbook } = excel;
  const [placeholder] = workbook.sheets;
  const disconnect = installOfficeClient(excel, { language: command.language === "fr" ? "fr-FR" : "en-US" });
  try {
    const finished = await runAddIn({ ...command, pair }, profile?.value ?? null, grids, terminal);
    if (!finished.ok) return finished;
    if (placeholder && workbook.sheets.length > 1) workbook.deleteSheet(placeholder);
    return deliver(finished.value, { command, target, excel }, terminal);
  } finally {
    disconnect();
  }
}

const EXTENSION = /(?:\.(?:csv|tsv|txt|parquet))?(?:\.gz)?$/i;

/** The files by their names; by their paths, where they bear the same name. */
function sheetNames({ left, right }: Files): Files {
  const names = { left: basename(left), right: basename(right) };
  return names.left.toLowerCase() === names.right.toLowerCase() ? { left, right } : names;
}

async function readSide(
  path: string,
  sheet: string,
  command: ReconcileCommand,
  terminal: Terminal,
): Promise<Result<Grid, Wording>> {
  const bar = progressBar((text) => terminal.err(text), command.language ?? "en");
  const show = command.showsProgress && terminal.isInteractive ? bar.show : () => undefined;
  const read = await readFile(path, sheet, (fraction) => show("loading", fraction));
  bar.clear();
  if (!read.ok) return refuse(inFile(path, null, read.error));
  for (const { severity, line, wording } of read.value.notices) {
    const isTold = severity === "error" || (severity === "warning" && !command.isQuiet);
    if (isTold) terminal.err(`${inFile(path, line, wording)[command.language ?? "en"]}\n`);
  }
  return ok(read.value.grid);
}

async function readFile(
  path: string,
  sheet: string,
  onRead: (fraction: number) => void,
): Promise<Result<LargeFile, Wording>> {
  try {
    return await readLargeFile(path, sheet, onRead);
  } catch (error) {
    if (error instanceof TooLarge) return refuse(TOO_LARGE);
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return refuse(faultReason(error));
  }
}

const inFile = (path: string, line: number | null, { en, fr }: Wording): Wording => ({
  en: `${path}${line === null ? "" : `, line ${line}`}: ${en}`,
  fr: `${path}${line === null ? "" : `, ligne ${line}`} : ${fr}`,
});

const TOO_LARGE: Wording = {
  en: "this is more than this machine's memory can take; nothing was written. Split both files, by account or by period, or run on a larger machine.",
  fr: "cela dépasse ce que la mémoire de cette machine peut contenir ; rien n'a été écrit. Découpez les deux fichiers, par compte ou par période, ou lancez sur une machine plus grande.",
};

const sameFile = (path: string): Wording => ({
  en: `${path}: --left and --right name the same file. Name two.`,
  fr: `${path} : --left et --right nomment le même fichier. Nommez-en deux.`,
});
