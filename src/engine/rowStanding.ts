import type { Wording } from "../kernel/language";
import { isElsewhere } from "./intake/setAsideRows";
import type { SheetSurvey } from "./intake/sheetReading";
import type { Match } from "./matching/matching";
import { rowsWording } from "./matching/answerWording";
import { passTitle } from "./matching/passWording";
import type { Reconciliation, Reconciled } from "./reconciliation";

/** Where one row of a sheet stands after a run. */
export interface RowStanding {
  readonly sheet: string;
  readonly row: number;
  readonly state:
    Match["status"] | "duplicate" | "missing" | "set-aside" | "not-data" | "sheet-not-used" | "no-such-sheet";
  readonly wording: Wording;
}

/** The record that a row is, in the reconciliation where it takes part. */
export interface RowPlace {
  readonly reconciliation: Reconciliation;
  readonly side: "left" | "right";
  readonly record: number;
}

/** The record that a row of a sheet is; null where it is none, or takes no part. */
export function placeOf({ reconciliations }: Reconciled, sheet: string, row: number): RowPlace | null {
  for (const reconciliation of reconciliations) {
    for (const side of ["left", "right"] as const) {
      const { records } = reconciliation[side].reading;
      const record = isSheet(records.sheet, sheet) ? records.rows.indexOf(row) : -1;
      if (record >= 0) return { reconciliation, side, record };
    }
  }
  return null;
}

export const isSheet = (name: string, asked: string): boolean =>
  name.trim().toLowerCase() === asked.trim().toLowerCase();

/** Where a row stands: matched and with which rows, waiting, a duplicate, missing; or why it takes no part. */
export function standingOf(
  result: Reconciled,
  surveys: readonly SheetSurvey[],
  sheet: string,
  row: number,
): RowStanding {
  const place = placeOf(result, sheet, row);
  const told = place ? recordStanding(place) : asideStanding(result, surveys, sheet, row);
  return { sheet, row, ...told };
}

type Told = Pick<RowStanding, "state" | "wording">;

function recordStanding({ reconciliation, side, record }: RowPlace): Told {
  const { matching, left, right } = reconciliation;
  const tables = { left: left.reading.records, right: right.reading.records };
  const match = matching.matches.find((one) => one[side].includes(record));
  if (match) return matchStanding(match, side, tables);
  const copies = matching.duplicates.find((one) => one.side === side && one.extra.includes(record));
  if (copies) {
    const others = rowsWording(
      side,
      copies.records.filter((one) => one !== record),
      tables,
    );
    return {
      state: "duplicate",
      wording: { en: `A duplicate of ${others.en}.`, fr: `En double avec ${others.fr}.` },
    };
  }
  const wording =
    side === "left"
      ? {
          en: `Missing on the statement (${right.reading.survey.sheet}): matched with nothing.`,
          fr: `Manquante au relevé (${right.reading.survey.sheet})\u00a0: rapprochée de rien.`,
        }
      : {
          en: `Missing in our records (${left.reading.survey.sheet}): matched with nothing.`,
          fr: `Manquante chez nous (${left.reading.survey.sheet})\u00a0: rapprochée de rien.`,
        };
  return { state: "missing", wording };
}

const STATUS_TEXTS: Readonly<Record<Match["status"], Wording>> = {
  matched: { en: "Matched with", fr: "Rapprochée avec" },
  suggested: { en: "Suggested with", fr: "Proposée avec" },
  ambiguous: { en: "Ambiguous with", fr: "Ambiguë avec" },
};

function matchStanding(match: Match, side: "left" | "right", tables: Parameters<typeof rowsWording>[2]): Told {
  const other = side === "left" ? "right" : "left";
  const partners = rowsWording(other, match[other], tables);
  const title = passTitle(match.pass);
  const { en, fr } = STATUS_TEXTS[match.status];
  return {
    state: match.status,
    wording: {
      en: `${en} ${partners.en}, by "${title.en}".`,
      fr: `${fr} ${partners.fr}, par «\u00a0${title.fr}\u00a0».`,
    },
  };
}

/** Why a row is no record of any reconciliation. */
function asideStanding(result: Reconciled, surveys: readonly SheetSurvey[], sheet: string, row: number): Told {
  const sides = result.reconciliations.flatMap(({ left, right }) => [left, right]);
  const used = sides.filter(({ reading }) => isSheet(reading.survey.sheet, sheet));
  const aside = used
    .flatMap(({ setAside }) => setAside)
    .filter((one) => one.row === row)
    .sort((one, other) => Number(isElsewhere(one)) - Number(isElsewhere(other)))[0];
  if (aside) {
    const { en, fr } = aside.reason;
    return { state: "set-aside", wording: { en: `Set aside. ${en}`, fr: `Mise de côté. ${fr}` } };
  }
  const [reading] = used.map((side) => side.reading);
  if (reading) {
    const isHeader = row <= reading.survey.headerRow && row >= 1;
    return { state: "not-data", wording: isHeader ? HEADER : BLANK };
  }
  const survey = surveys.find((one) => isSheet(one.sheet, sheet));
  if (!survey) return { state: "no-such-sheet", wording: noSuchSheet(surveys) };
  const unused = result.ignored.find((one) => isSheet(one.sheet, sheet)) ?? survey;
  return {
    state: "sheet-not-used",
    wording: {
      en: `Its sheet takes no part in the reconciliation. ${unused.roleEvidence.en}`,
      fr: `Sa feuille ne participe pas au rapprochement. ${unused.roleEvidence.fr}`,
    },
  };
}

const HEADER: Wording = {
  en: "Not a row of data: it stands in the header or above it.",
  fr: "Ce n'est pas une ligne de données\u00a0: elle est dans l'en-tête ou au-dessus.",
};

const BLANK: Wording = {
  en: "Not a row of data: it is blank, or outside the table.",
  fr: "Ce n'est pas une ligne de données\u00a0: elle est vide, ou hors du tableau.",
};

function noSuchSheet(surveys: readonly SheetSurvey[]): Wording {
  const names = (open: string, close: string): string =>
    surveys.map(({ sheet }) => `${open}${sheet}${close}`).join(", ");
  return {
    en: `There is no such sheet. This workbook has ${names('"', '"')}.`,
    fr: `Cette feuille n'existe pas. Ce classeur contient ${names("«\u00a0", "\u00a0»")}.`,
  };
}
