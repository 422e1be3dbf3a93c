import { basename } from "node:path";
import { fecNameFault, fecText, resultFile, type ResultFile, type RunOutput } from "../engine";
import type { EmbeddedExcel } from "../host";
import type { Wording } from "../kernel/language";
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
  const fec = command.exportFec === null ? null : fecOf(run, command.exportFec);
  if (fec) files.push(fec.file);
  const written = writeAll(files);
  if (!written.ok) return written;
  for (const problem of [...problems, ...(fec?.told ?? [])]) terminal.err(`${problem[language]}\n`);
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

/** The approved entries as a file, and what to know of those that are not in it. */
function fecOf({ result, settings }: RunOutput, path: string): { file: OutputFile; told: Wording[] } {
  const approved = result.journal.flatMap(({ entry, state }) => (state === "approved" ? [entry] : []));
  const { chart, accounting } = settings;
  const { text, leftOut } = fecText(approved, chart, accounting.baseCurrency, result.asOf);
  const waiting = result.journal.length - approved.length;
  const nameFault = fecNameFault(basename(path));
  return {
    file: { path, content: text },
    told: [
      ...(waiting > 0
        ? [
            {
              en: `${waiting} entries are not approved by two persons and are not in ${path}.`,
              fr: `${waiting} écritures ne sont pas validées par deux personnes et ne sont pas dans ${path}.`,
            },
          ]
        : []),
      ...leftOut.map(({ number }) => ({
        en: `${number} is in a foreign currency and has no equivalent in the currency of the books: it is not in ${path}.`,
        fr: `${number} est en devise et n'a pas de contre-valeur dans la devise de tenue : elle n'est pas dans ${path}.`,
      })),
      ...(nameFault ? [nameFault] : []),
    ],
  };
}

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
  { book, json, exportFec }: ReconcileCommand,
  inputs: readonly string[],
  target: string,
): Wording | null {
  const outputs = [
    target,
    ...(json === null || json === "-" ? [] : [json]),
    ...(exportFec === null ? [] : [exportFec]),
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
