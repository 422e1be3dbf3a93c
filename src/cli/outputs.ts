import { basename } from "node:path";
import Papa from "papaparse";
import {
  exportedJournal,
  fecNameFault,
  fecText,
  journalCells,
  resultFile,
  type ExportedJournal,
  type ResultFile,
  type RunOutput,
  type Settings,
} from "../engine";
import type { EmbeddedExcel } from "../host";
import { formatDay, type Wording } from "../kernel/language";
import { ok, type Result } from "../kernel/result";
import type { ReconcileCommand } from "./commandLine";
import { isSameFile, writeAll, type OutputFile } from "./files";
import { jsonPieces } from "./jsonPieces";
import type { Finished } from "./runAddIn";
import { summary } from "./summary";
import type { Terminal } from "./terminal";

interface Delivery {
  readonly command: ReconcileCommand;
  readonly target: string;
  readonly excel: EmbeddedExcel;
}

/** Writes what was found, all of it or nothing, and says it. */
export function deliver(
  finished: Finished,
  delivery: Delivery,
  terminal: Terminal,
): Result<{ agrees: boolean }, Wording> {
  const { run, language, problems } = finished;
  const { command, target, excel } = delivery;
  const json = command.json === null ? null : resultFile(run.result, language);
  const files: OutputFile[] = [{ path: target, content: excel.save() }];
  if (json && command.json !== null && command.json !== "-") files.push({ path: command.json, content: lines(json) });
  const exported = exportsOf(run, command);
  files.push(...exported.files);
  const written = writeAll(files);
  if (!written.ok) return written;
  for (const problem of [...problems, ...exported.told]) terminal.err(`${problem[language]}\n`);
  if (json && command.json === "-") for (const piece of lines(json)) terminal.out(piece);
  else
    terminal.out(
      summary(
        run.view,
        run.result.journal.map(({ entry }) => entry),
        target,
        language,
      ),
    );
  return ok({ agrees: agrees(run) });
}

/** The approved entries as the files that were asked for, and what to know of those that are not in them. */
function exportsOf(
  { result, settings }: RunOutput,
  { exportFec, exportCsv }: ReconcileCommand,
): { files: OutputFile[]; told: Wording[] } {
  const paths = [exportFec, exportCsv].filter((path) => path !== null);
  if (paths.length === 0) return { files: [], told: [] };
  const approved = result.journal.filter(({ state }) => state === "approved");
  const journal = exportedJournal(approved, settings.chart, settings.accounting.baseCurrency);
  const where = paths.join(", ");
  const waiting = result.journal.length - approved.length;
  const nameFault = exportFec === null ? null : fecNameFault(basename(exportFec));
  return {
    files: [
      ...(exportFec === null ? [] : [{ path: exportFec, content: fecText(journal, result.asOf) }]),
      ...(exportCsv === null ? [] : [{ path: exportCsv, content: csvOf(journal, settings.journalLayout) }]),
    ],
    told: [
      ...(waiting > 0
        ? [
            {
              en: `${waiting} entries are not approved by two persons and are not in ${where}.`,
              fr: `${waiting} écritures ne sont pas validées par deux personnes et ne sont pas dans ${where}.`,
            },
          ]
        : []),
      ...journal.leftOut.map(({ number, date }) => ({
        en: `${number} is in a foreign currency, and no sheet has a rate of ${formatDay(date)}: it is not in ${where}. Add the rate.`,
        fr: `${number} est en devise, et aucune feuille n'a de cours au ${formatDay(date)} : elle n'est pas dans ${where}. Ajoutez le cours.`,
      })),
      ...(nameFault ? [nameFault] : []),
    ],
  };
}

/** No text of a file becomes a formula where the file is opened in Excel; amounts keep their signs. */
const csvOf = (journal: ExportedJournal, layout: Settings["journalLayout"]): string =>
  `${Papa.unparse(journalCells(journal, layout), {
    delimiter: layout.delimiter,
    newline: "\r\n",
    escapeFormulae: /^(?!-?\d+([.,]\d+)?$)[=+\-@\t\r]/,
  })}\r\n`;

function* lines(json: ResultFile): Generator<string> {
  yield* jsonPieces(json);
  yield "\n";
}

/** No break, no control that failed, no seal that is broken, nothing that waits for a person, and no cell that could not be read: what is not known does
 *  not agree. */
const agrees = ({ result }: RunOutput): boolean =>
  result.controls.every(({ outcome }) => outcome !== "fail") &&
  (result.threeWay?.lines.length ?? 0) === 0 &&
  !result.close.isRefused &&
  result.close.seals.every(({ isGenuine, changes }) => isGenuine && changes.length === 0) &&
  result.reconciliations.every(
    ({ left, right, breaks, matching }) =>
      breaks.length === 0 &&
      matching.matches.every(({ status }) => status === "matched") &&
      [left, right].every(({ reading }) => reading.unreadable.length === 0),
  );

/** An output that would overwrite an input, or another output. */
export function clashOf(
  { book, json, exportFec, exportCsv }: ReconcileCommand,
  inputs: readonly string[],
  target: string,
): Wording | null {
  const outputs = [
    target,
    ...(json === null || json === "-" ? [] : [json]),
    ...[exportFec, exportCsv].filter((path) => path !== null),
  ];
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
