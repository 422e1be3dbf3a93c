import type { Day } from "../../kernel/day";
import { formatDay, type Wording } from "../../kernel/language";
import { sheetNotice } from "../intake/readingProblems";
import type { SheetReading } from "../intake/sheetReading";
import { withRecordsAside } from "../repeatedRows";
import type { Decision } from "./decision";

/** Whether the rows of a decision are ignored on this day. */
export const isIgnoring = ({ kind, until }: Decision, asOf: Day): boolean =>
  kind === "ignore" && (until === null || asOf <= until);

/** A sheet without the rows that a person put off; each is set aside with the day on which it comes back and the reason. */
export function withoutIgnored(reading: SheetReading, decisions: readonly Decision[], asOf: Day): SheetReading {
  const { ids } = reading.records;
  const ignoring = decisions.filter((decision) => isIgnoring(decision, asOf));
  if (!ids || ignoring.length === 0) return reading;
  const byRow = new Map(
    ignoring.flatMap((decision) => [...decision.left, ...decision.right].map(({ id }) => [id, decision] as const)),
  );
  const reasons = new Map<number, Wording>();
  ids.forEach((id, record) => {
    const decision = byRow.get(id);
    if (decision) reasons.set(record, reasonOf(decision));
  });
  if (reasons.size === 0) return reading;
  const notice = sheetNotice(reading.survey.sheet, "ignored-rows", {
    en: `${reasons.size} ${reasons.size === 1 ? "row is" : "rows are"} ignored because a person decided so; see the sheet Decisions.`,
    fr: `${reasons.size} ${reasons.size === 1 ? "ligne est ignorée" : "lignes sont ignorées"} par décision d'une personne\u00a0; voir la feuille Décisions.`,
  });
  return withRecordsAside(reading, reasons, notice, "ignored");
}

function reasonOf({ until, reason, by }: Decision): Wording {
  const why = [by, reason].filter((part) => part !== "").join(", ");
  const told = { en: why && `: ${why}`, fr: why && `\u00a0: ${why}` };
  return until === null
    ? { en: `Ignored by decision${told.en}.`, fr: `Ignorée par décision${told.fr}.` }
    : {
        en: `Ignored until ${formatDay(until)}${told.en}.`,
        fr: `Ignorée jusqu'au ${formatDay(until)}${told.fr}.`,
      };
}
