import { formatDay, type Wording } from "../../kernel/language";
import type { Decision } from "../decisions/decision";
import { equals } from "../../kernel/decimal";
import { comparableText } from "../../kernel/text";
import { isDateField, isDecimalField, isTextField } from "../records/field";
import { FIELD_LABELS } from "../records/fieldCatalogue";
import { dayAt, decimalAt, textAt, type DecimalColumn, type RecordTable } from "../records/recordTable";
import { ECONOMIC_FIELDS, type EconomicField } from "./comparands";
import type { Match } from "./matching";
import { likenessText } from "./likenessText";
import { lowered, passSentence, passTitle } from "./passWording";

/** One sentence that says why: what agreed and what did not, or what the candidates are when nothing was chosen. */
export function matchReason(match: Match, book: RecordTable, statement: RecordTable): Wording {
  const title = passTitle(match.pass);
  const sentence = passSentence(match.pass);
  const named = match.pass.name === null ? { en: lowered(title.en), fr: lowered(title.fr) } : title;
  const rows = (records: RecordTable, of: readonly number[]): string =>
    of.map((record) => records.rows[record] ?? 0).join(", ");
  switch (match.status) {
    case "matched": {
      const unequal = notEqual(match, book, statement);
      const decided = match.decision && decidedBy(match.decision);
      const beside = unequal && { en: ` Not equal: ${unequal.en}.`, fr: ` Non égaux\u00a0: ${unequal.fr}.` };
      return {
        en: `${title.en}: ${lowered(sentence.en)}${decided?.en ?? ""}${beside?.en ?? ""}`,
        fr: `${title.fr}\u00a0: ${lowered(sentence.fr)}${decided?.fr ?? ""}${beside?.fr ?? ""}`,
      };
    }
    case "suggested": {
      if (match.likeness) {
        const likely = likenessText(match.likeness, book, statement);
        return {
          en: `Suggested (${named.en}): ${likely.en}`,
          fr: `Proposé (${named.fr})\u00a0: ${likely.fr}`,
        };
      }
      if (match.pass.strength === "suggest") {
        return {
          en: `Suggested (${named.en}): ${lowered(sentence.en)} Look at the rows and decide.`,
          fr: `Proposé (${named.fr})\u00a0: ${lowered(sentence.fr)} Examinez les lignes et décidez.`,
        };
      }
      const unequal = notEqual(match, book, statement) ?? { en: "reference", fr: "référence" };
      return {
        en: `Suggested (${named.en}): all agrees but this, which is not enough to be sure: ${unequal.en}. Look at both rows and decide.`,
        fr: `Proposé (${named.fr})\u00a0: tout concorde sauf ceci, ce qui ne suffit pas pour conclure\u00a0: ${unequal.fr}. Examinez les deux lignes et décidez.`,
      };
    }
    case "ambiguous":
      return {
        en: `Ambiguous (${named.en}): our rows ${rows(book, match.left)} and the statement's rows ${rows(statement, match.right)} fit one another equally well.`,
        fr: `Ambigu (${named.fr})\u00a0: nos lignes ${rows(book, match.left)} et les lignes ${rows(statement, match.right)} du relevé se conviennent aussi bien.`,
      };
  }
}

function decidedBy({ by, decidedOn, reason, kind }: Decision): Wording {
  const on = decidedOn === null ? "" : formatDay(decidedOn);
  const who = [by, on].filter((part) => part !== "").join(", ");
  const why = [who && `(${who})`, reason].filter((part) => part !== "").join(" ");
  const forced =
    kind === "force" ? { en: " Differences are accepted.", fr: " Les écarts sont acceptés." } : { en: "", fr: "" };
  return { en: `${why && ` ${why}.`}${forced.en}`, fr: `${why && ` ${why}.`}${forced.fr}` };
}

/** The fields in which the two rows of a pair are not equal, within tolerance or beyond it; null where there are none. Codes
 *  that a pass found to agree may still be written in two systems. */
function notEqual({ left, right, pass }: Match, book: RecordTable, statement: RecordTable): Wording | null {
  const [one, ...moreLeft] = left;
  const [other, ...moreRight] = right;
  const isPair = one !== undefined && other !== undefined && moreLeft.length === 0 && moreRight.length === 0;
  if (!isPair || pass.agreement === "equal") return null;
  const isCodeFree = pass.agreement === "tolerated";
  const fields = ECONOMIC_FIELDS.filter((field) => (isCodeFree ? !isTextField(field) : true)).filter((field) =>
    isUnequal(field, book, one, statement, other),
  );
  if (fields.length === 0) return null;
  return {
    en: fields.map((field) => lowered(FIELD_LABELS[field].en)).join(", "),
    fr: fields.map((field) => lowered(FIELD_LABELS[field].fr)).join(", "),
  };
}

function isUnequal(
  field: EconomicField,
  book: RecordTable,
  one: number,
  statement: RecordTable,
  other: number,
): boolean {
  if (isDecimalField(field)) {
    if (isWrittenAlike(book.decimals[field], one, statement.decimals[field], other)) return false;
    const [ours, theirs] = [decimalAt(book, field, one), decimalAt(statement, field, other)];
    return ours !== null && theirs !== null && !equals(ours, theirs);
  }
  if (isDateField(field)) {
    const [ours, theirs] = [dayAt(book, field, one), dayAt(statement, field, other)];
    return ours !== null && theirs !== null && ours !== theirs;
  }
  const [ours, theirs] = [textAt(book, field, one), textAt(statement, field, other)];
  return ours !== null && theirs !== null && ours !== theirs && plain(ours) !== plain(theirs);
}

/** Nearly all values are, which is told faster than by making decimals of them. */
const isWrittenAlike = (
  ours: DecimalColumn | undefined,
  one: number,
  theirs: DecimalColumn | undefined,
  other: number,
): boolean =>
  ours !== undefined &&
  theirs !== undefined &&
  ours.units[one] === theirs.units[other] &&
  ours.scales[one] === theirs.scales[other];

/** As the passes compare codes. */
const plain = (code: string): string => comparableText(code).replace(/^0+(?=.)/, "");
