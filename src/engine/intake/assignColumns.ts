import type { Wording } from "../../kernel/language";
import { plainWords } from "../../kernel/text";
import { DATE_FIELDS, DECIMAL_FIELDS, isDateField, isDecimalField, TEXT_FIELDS, type Field } from "../records/field";
import { bestAssignment } from "./bestAssignment";
import { fieldByContents, suitability, type ColumnProfile } from "./columnProfile";
import { headerMeanings, type HeaderContext, type HeaderMeaning } from "./headerMatch";
import type { ColumnUse } from "./sheetReading";

export interface CandidateColumn {
  /** 1-based sheet column. */
  readonly column: number;
  readonly header: string;
  /** The words to read it by, which are the header's but where one header stands over two columns. */
  readonly meaning: string;
  readonly profile: ColumnProfile;
}

export type ColumnUses = Partial<Record<Field, ColumnUse>>;

const FIELDS: readonly Field[] = [...TEXT_FIELDS, ...DECIMAL_FIELDS, ...DATE_FIELDS];
/** Below this a column is not used: a person is asked instead. */
const LEAST_CONFIDENCE = 0.42;

/** Gives each field the column that suits it, so that the whole suits best: one column a field, one field a column. */
export function assignColumns(
  columns: readonly CandidateColumn[],
  taken: ReadonlySet<Field>,
  context: HeaderContext,
): ColumnUses {
  const fields = FIELDS.filter((field) => !taken.has(field));
  const meanings = columns.map(({ meaning, profile }) => {
    const said = headerMeanings(meaning, context);
    const held = fieldByContents(profile);
    return held && (said[0]?.score ?? 0) < 0.6 ? [...said, held] : said;
  });
  const weights = columns.map((column, index) =>
    fields.map((field) => weight(field, column, meanings[index] ?? []) - 1e-6 * index),
  );
  const uses: ColumnUses = {};
  bestAssignment(weights.map((row) => row.map((value) => (value >= LEAST_CONFIDENCE ? value : 0)))).forEach(
    (chosen, index) => {
      const column = columns[index];
      const field = fields[chosen];
      if (!column || !field) return;
      const confidence = Math.round(Math.min(1, weights[index]?.[chosen] ?? 0) * 100) / 100;
      uses[field] = { column: column.column, header: column.header, confidence, evidence: evidence(field, column) };
    },
  );
  return withSoldColumn(withAddedColumns(uses, columns, meanings), columns);
}

function weight(field: Field, { profile }: CandidateColumn, meanings: readonly HeaderMeaning[]): number {
  const score = Math.max(0, ...meanings.filter((meaning) => meaning.field === field).map((meaning) => meaning.score));
  return score * suitability(field, profile);
}

const TOTAL_COSTS = /\b(total|totaux|all in)\b/;

/** Fees and taxes may stand in several columns, which are added; a column of totals makes the others superfluous. */
function withAddedColumns(
  uses: ColumnUses,
  columns: readonly CandidateColumn[],
  meanings: readonly (readonly HeaderMeaning[])[],
): ColumnUses {
  const usedColumns = new Set(Object.values(uses).map((use) => use.column));
  const result = { ...uses };
  for (const field of ["fees", "tax"] as const) {
    const primary = uses[field];
    if (!primary) continue;
    const others = columns.filter(
      ({ column, header, profile }, index) =>
        !usedColumns.has(column) &&
        header !== "" &&
        profile.numbers >= 0.5 &&
        meanings[index]?.[0]?.field === field &&
        meanings[index][0].score >= 0.75,
    );
    const total = [primary, ...others].find(({ header }) => TOTAL_COSTS.test(plainWords(header)));
    const parts = others.filter(({ header }) => !TOTAL_COSTS.test(plainWords(header)));
    if (total && total.column !== primary.column)
      result[field] = { ...primary, column: total.column, header: total.header };
    else if (!total && parts.length > 0) {
      const headers = [primary, ...parts].map(({ header }) => header);
      result[field] = {
        ...primary,
        added: parts.map(({ column }) => column),
        evidence: {
          en: `Sum of the columns ${headers.map((header) => `"${header}"`).join(", ")}.`,
          fr: `Somme des colonnes ${headers.map((header) => `« ${header} »`).join(", ")}.`,
        },
      };
    }
  }
  return result;
}

const BOUGHT = /\b(achats?|achetees?|acheteurs?|buy|bought|purchased?|receive[ds]?|recue?s?|entrees?|in)\b/;
const SOLD = /\b(ventes?|vendues?|vendeurs?|sell|sold|sales?|delivere?d?|livrees?|sorties?|out)\b/;
const QUANTITY = /\b(qte|quantites?|qty|quantity|nb|nombre|units|shares|titres|entrees?|sorties?)\b/;

/** Bought and sold quantities in a column each, where no column says the side. */
function withSoldColumn(uses: ColumnUses, columns: readonly CandidateColumn[]): ColumnUses {
  if (uses.side) return uses;
  const find = (which: RegExp, not: RegExp): CandidateColumn | undefined =>
    columns.find(({ header, profile }) => {
      const plain = plainWords(header);
      return (
        which.test(plain) &&
        !not.test(plain) &&
        QUANTITY.test(plain) &&
        (profile.filled === 0 || profile.numbers >= 0.5)
      );
    });
  const bought = find(BOUGHT, SOLD);
  const sold = find(SOLD, BOUGHT);
  if (!bought || !sold) return uses;
  const kept = Object.entries(uses).filter(([, use]) => use.column !== bought.column && use.column !== sold.column);
  return {
    ...(Object.fromEntries(kept) as ColumnUses),
    quantity: {
      column: bought.column,
      header: bought.header,
      confidence: 0.85,
      soldColumn: sold.column,
      evidence: {
        en: `Bought quantities in "${bought.header}", sold ones in "${sold.header}".`,
        fr: `Quantités achetées dans « ${bought.header} », vendues dans « ${sold.header} ».`,
      },
    },
  };
}

function evidence(field: Field, { header, profile }: CandidateColumn): Wording {
  const held = contents(field, profile);
  if (header === "") return { en: `No header; ${held.en}.`, fr: `Sans en-tête ; ${held.fr}.` };
  return { en: `Header "${header}"; ${held.en}.`, fr: `En-tête « ${header} » ; ${held.fr}.` };
}

function contents(field: Field, profile: ColumnProfile): Wording {
  if (profile.filled === 0) return { en: "the first rows are blank", fr: "les premières lignes sont vides" };
  const percent = (share: number): number => Math.round(share * 100);
  const say = (share: number, en: string, fr: string): Wording => ({
    en: `${percent(share)}% of its cells are ${en}`,
    fr: `${percent(share)} % de ses cellules sont ${fr}`,
  });
  if (isDecimalField(field)) return say(profile.numbers, "numbers", "des nombres");
  if (isDateField(field)) return say(profile.dateFormat ? 1 : profile.dates, "dates", "des dates");
  if (field === "security") return say(profile.isins, "ISINs with the right check digit", "des codes ISIN à clé juste");
  if (field === "currency") return say(profile.currencies, "currencies", "des devises");
  if (field === "side") return say(profile.sides, "sides", "des sens");
  if (field === "status") return say(profile.statuses, "statuses", "des statuts");
  return say(1 - profile.numbers, "texts", "des textes");
}
