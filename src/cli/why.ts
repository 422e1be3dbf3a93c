import { valueWording, whyNot, withOwnDecisions, type FieldAnswer, type WhyNot } from "../engine";
import { createAddIn, type WhyNotEngine } from "../excel";
import { installOfficeClient } from "../host/client/node";
import { parseDay } from "../kernel/day";
import { parseDecimal } from "../kernel/decimal";
import { formatDay, formatDecimal, type Language, type Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { alignColumns } from "./alignColumns";
import type { WhyCommand } from "./commandLine";
import { readBytes } from "./files";
import { openBook } from "./openBook";
import { readProfile } from "./readProfile";
import { inBook } from "./runAddIn";
import type { Terminal } from "./terminal";

/** Says why rows are not matched, or that they are; or why the question could not be asked. */
export async function why(command: WhyCommand, terminal: Terminal): Promise<Result<WhyNot, Wording>> {
  const profile = command.profile === null ? null : readProfile(command.profile);
  if (profile && !profile.ok) return profile;
  const bytes = readBytes(command.book);
  if (!bytes.ok) return bytes;
  const opened = await openBook(command.book, bytes.value);
  if (!opened.ok) return opened;
  const disconnect = installOfficeClient(opened.value, { language: command.language === "fr" ? "fr-FR" : "en-US" });
  try {
    const addIn = createAddIn();
    const remembered = (await addIn.surveyWorkbook(command.language ?? "en")).settings;
    const settings = profile ? withOwnDecisions(profile.value, remembered) : remembered;
    const language = command.language ?? settings.language ?? "en";
    const engine: WhyNotEngine = (input, question, onProgress) => Promise.resolve(whyNot(input, question, onProgress));
    const request = { settings, language, asOf: command.asOf, pair: null };
    const answer = await addIn.askWhyNot(
      request,
      { left: command.left, right: command.right },
      engine,
      () => undefined,
    );
    if (!answer.ok) return refuse(inBook(command.book, answer.error));
    terminal.out(command.isJson ? `${JSON.stringify(answer.value)}\n` : answerText(answer.value, language));
    return ok(answer.value);
  } finally {
    disconnect();
  }
}

function answerText({ verdict, standings, fields, passes }: WhyNot, language: Language): string {
  const sections = [
    [verdict[language]],
    standings.map(({ sheet, row, wording }) => `${sheet}!${row}  ${wording[language]}`),
    fields.length === 0
      ? []
      : alignColumns(
          fields.map((field) => fieldCells(field, language)),
          ["left", "right", "right", "left"],
        ),
    passes.map(({ title, sentence }) => `${title[language]}${COLON[language]} ${sentence[language]}`),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")
    .concat("\n");
}

const COLON: Wording = { en: ":", fr: " :" };

const VERDICTS: Readonly<Record<FieldAnswer["verdict"], Wording>> = {
  equal: { en: "equal", fr: "égal" },
  "within-tolerance": { en: "within tolerance", fr: "dans la tolérance" },
  differs: { en: "differs", fr: "diffère" },
  blank: { en: "blank", fr: "vide" },
  "not-compared": { en: "not compared", fr: "non comparé" },
};

function fieldCells(answer: FieldAnswer, language: Language): string[] {
  const value = (text: string | null): string => (text === null ? "–" : valueText(answer, text, language));
  const tolerance = answer.tolerance === null ? "" : ` (${answer.tolerance[language]})`;
  return [
    answer.label[language],
    value(answer.left),
    value(answer.right),
    `${VERDICTS[answer.verdict][language]}${tolerance}`,
  ];
}

function valueText({ kind, field }: FieldAnswer, text: string, language: Language): string {
  const amount = kind === "decimal" ? parseDecimal(text) : null;
  if (amount?.ok) return formatDecimal(amount.value, language);
  const day = kind === "day" ? parseDay(text) : null;
  return day?.ok ? formatDay(day.value) : valueWording(field, text)[language];
}
