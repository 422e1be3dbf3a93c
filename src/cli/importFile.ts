import { basename } from "node:path";
import type { AddIn, ImportOutcome } from "../excel/addIn";
import { readStatementFile } from "../files/readStatementFile";
import type { Language, Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { readBytes } from "./files";

/** Something to say of a file that came in. What did not come in of it is never left unsaid. */
export interface Said {
  readonly wording: Wording;
  readonly isLoss: boolean;
}

/** Brings a file into the workbook that Office.js is connected to, as the task pane would. Answers what there is to say of it, line by
 *  line, or why it cannot be read at all. */
export async function importFile(
  path: string,
  addIn: AddIn,
  language: Language,
  onProgress: (fraction: number) => void,
): Promise<Result<Said[], Wording>> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const file = await readStatementFile(basename(path), bytes.value, (fraction) => onProgress(0.5 * fraction));
  if (!file.ok) return refuse(inFile(path, null, file.error));
  const outcome = await addIn.importFile({ file: file.value, language, again: false }, (fraction) =>
    onProgress(0.5 + 0.5 * fraction),
  );
  if (outcome.sheets.length === 0 && outcome.alreadyImported === null) {
    const [reason] = outcome.notices;
    return refuse(reason ? inFile(path, reason.line, reason.wording) : inFile(path, null, NOTHING));
  }
  return ok(saidOf(path, outcome));
}

function saidOf(path: string, { notices, findings, alreadyImported }: ImportOutcome): Said[] {
  if (alreadyImported !== null) return [{ wording: inFile(path, null, known(alreadyImported)), isLoss: true }];
  return [
    ...notices
      .filter(({ severity }) => severity !== "information")
      .map(({ severity, line, wording }) => ({ wording: inFile(path, line, wording), isLoss: severity === "error" })),
    ...findings.map(({ line, wording }) => ({ wording: inFile(path, line, wording), isLoss: false })),
  ];
}

const inFile = (path: string, line: number | null, { en, fr }: Wording): Wording => ({
  en: `${path}${line === null ? "" : `, line ${line}`}: ${en}`,
  fr: `${path}${line === null ? "" : `, ligne ${line}`} : ${fr}`,
});

const NOTHING: Wording = {
  en: "there is nothing in it to bring in. Check that it is the right file.",
  fr: "il ne contient rien à importer. Vérifiez que c'est le bon fichier.",
};

const known = (sheet: string): Wording => ({
  en: `it is in the workbook already, on sheet "${sheet}", and was not brought in again.`,
  fr: `il est déjà dans le classeur, sur la feuille « ${sheet} », et n'a pas été importé de nouveau.`,
});
