import { withoutMojibake } from "../../kernel/text";
import type { Wording } from "../../kernel/language";
import { gridCell, type Grid } from "../grid";
import type { SheetReading } from "../intake/sheetReading";
import { TEXT_FIELDS, type TextField } from "../records/field";
import { BLANK_TEXT, type RecordTable, type TextColumn, type TextPool } from "../records/recordTable";
import { candidatesFor } from "./candidates";
import { columnShape, type ColumnShape } from "./columnShape";
import type { RepairDecisions } from "./decisions";
import { OtherSide } from "./otherSide";
import { holds, type Candidate, type Repair } from "./repair";

/** Fields that hold the same codes, whichever of them a side puts them in. */
const FAMILIES: readonly (readonly TextField[])[] = [
  ["reference", "counterReference", "entryNumber"],
  ["account", "cashAccount", "portfolio"],
  ["security", "securityCode"],
];
/** Texts that are one of a few words here, whatever stood in the cell. */
const WORDS: ReadonlySet<TextField> = new Set(["side", "currency", "status"]);
/** The codes by which a column's shape is told. */
const SHAPE_CODES = 2_000;
const MOST_CANDIDATES = 5;

export interface RepairedTexts {
  readonly records: RecordTable;
  readonly repairs: readonly Repair[];
}

/** Reads the damaged texts of a sheet as what they were, where the other side, a check digit or the column itself proves it. */
export function repairTexts(
  reading: SheetReading,
  grid: Grid,
  others: readonly RecordTable[],
  decisions: RepairDecisions,
): RepairedTexts {
  const { records } = reading;
  const texts: Partial<Record<TextField, TextColumn>> = { ...records.texts };
  const repairs: Repair[] = [];
  const known = new Map<readonly TextField[] | null, Theirs>();
  const theirsOf = (family: readonly TextField[] | null): Theirs => {
    const theirs = known.get(family) ?? theirCodes(others, family, records.pool);
    known.set(family, theirs);
    return theirs;
  };
  for (const field of TEXT_FIELDS) {
    const column = texts[field];
    if (!column || WORDS.has(field)) continue;
    const family = FAMILIES.find((fields) => fields.includes(field)) ?? null;
    const found = repairsOfColumn({ reading, grid, field, column, theirs: theirsOf(family), family }, decisions);
    repairs.push(...found);
    texts[field] = withRepairs(column, found.filter(holds), records.pool);
  }
  return { records: repairs.some(holds) ? { ...records, texts } : records, repairs };
}

/** The codes of one family on the other side: how often each text of the pool stands there, and what damage would make of it. */
interface Theirs {
  readonly uses: Uint32Array;
  readonly codes: OtherSide;
}

function theirCodes(others: readonly RecordTable[], family: readonly TextField[] | null, pool: TextPool): Theirs {
  const columns = others.flatMap((table) => (family ?? []).flatMap((field) => table.texts[field] ?? []));
  const uses = usesOf(columns, pool.size);
  return { uses, codes: new OtherSide(pool, uses) };
}

interface CodeColumn {
  readonly reading: SheetReading;
  readonly grid: Grid;
  readonly field: TextField;
  readonly column: TextColumn;
  readonly theirs: Theirs;
  readonly family: readonly TextField[] | null;
}

function repairsOfColumn(code: CodeColumn, decisions: RepairDecisions): Repair[] {
  const { reading, grid, field, column, theirs, family } = code;
  const { pool } = reading.records;
  const use = reading.survey.columns[field];
  if (!use) return [];
  const own = usesOf([column], pool.size);
  let shape: ColumnShape | null = null;
  const candidatesOf = (text: string, firstRecord: number): Candidate[] => {
    const mended = withoutMojibake(text);
    if (mended !== text) return [{ kind: "mojibake", after: mended, evidence: ENCODING, isSure: true }];
    if (!family || !MAY_BE_DAMAGED.test(text)) return [];
    shape ??= columnShape(sample(own, pool), field);
    const row = reading.records.rows[firstRecord] ?? 0;
    const cell = gridCell(grid, row, use.column);
    return candidatesFor(text, {
      shape,
      isOwn: (after) => (own[pool.find(after) ?? -1] ?? 0) > 0,
      other: theirs.codes,
      dateSystem: grid.dateSystem,
      isNumber: typeof cell === "number",
    });
  };
  const isReference = family === FAMILIES[0];
  const firsts = firstRecords(column, pool.size);
  const found: Repair[] = [];
  own.forEach((cells, number) => {
    if (cells === 0 || (theirs.uses[number] ?? 0) > 0) return;
    const before = pool.text(number);
    const candidates = candidatesOf(before, firsts[number] ?? 0).slice(0, MOST_CANDIDATES);
    const open = candidates.filter(({ kind, after }) => decided(kind, after) !== "rejected");
    for (const { kind, after, evidence, isSure } of candidates) {
      const code = pool.find(after) ?? -1;
      const isLikely =
        isSure && open.length === 1 && !(isReference && isTaken(cells, own[code] ?? 0, theirs.uses[code] ?? 0));
      found.push({
        kind,
        sheet: reading.survey.sheet,
        column: use.column,
        field,
        before,
        after,
        firstRow: reading.records.rows[firsts[number] ?? 0] ?? 0,
        cells,
        evidence: candidates.length > 1 ? oneOf(candidates.length) : evidence,
        status: decided(kind, after) ?? (isLikely ? "applied" : "proposed"),
      });
    }
    function decided(kind: Repair["kind"], after: string) {
      return decisions.of({ kind, sheet: reading.survey.sheet, before, after });
    }
  });
  return isReference ? withoutClashes(found) : found;
}

/** Numbers, dates, scientific notation, and codes with an O or an I beside digits: no other code is one that a spreadsheet damages. */
const MAY_BE_DAMAGED =
  /^(?=.{1,40}$)(?:\d+(?:\.0+)?|\d(?:[.,]\d+)?E\+?\d{1,3}|\d{1,4}[-/.][0-9A-Za-zÀ-ÿ.]+(?:[-/.]\d{2,4})?|[A-Za-zÀ-ÿ]{3,5}\.?-\d{2}|(?=.*[OI])(?=.*\d).+)$/i;

const ENCODING: Wording = {
  en: "Its accents were written in UTF-8 and read in another encoding.",
  fr: "Ses accents ont été écrits en UTF-8 et lus dans un autre encodage.",
};

const oneOf = (count: number): Wording => ({
  en: `One of ${String(count)} values of the other side that it may be. Accept the right one, or reject them.`,
  fr: `L'une des ${String(count)} valeurs de l'autre côté possibles. Acceptez la bonne, ou rejetez-les.`,
});

/** A reference that stands here already, or fewer times over there than the damaged one here, is not surely its original. */
const isTaken = (cells: number, here: number, there: number): boolean => here > 0 || (there > 0 && cells > there);

/** Two damaged references of one column are not both the same trade. */
function withoutClashes(repairs: readonly Repair[]): Repair[] {
  const claims = new Map<string, number>();
  for (const repair of repairs.filter(holds)) claims.set(repair.after, (claims.get(repair.after) ?? 0) + 1);
  return repairs.map((repair) =>
    repair.status === "applied" && (claims.get(repair.after) ?? 0) > 1 ? { ...repair, status: "proposed" } : repair,
  );
}

/** How often each text of the pool stands in some columns. */
function usesOf(columns: readonly TextColumn[], size: number): Uint32Array {
  const uses = new Uint32Array(size);
  for (const column of columns) for (const code of column) if (code !== BLANK_TEXT) uses[code] = (uses[code] ?? 0) + 1;
  return uses;
}

function firstRecords(column: TextColumn, size: number): Int32Array {
  const firsts = new Int32Array(size);
  for (let record = column.length - 1; record >= 0; record -= 1) {
    const code = column[record] ?? BLANK_TEXT;
    if (code !== BLANK_TEXT) firsts[code] = record;
  }
  return firsts;
}

function sample(uses: Uint32Array, pool: TextPool): string[] {
  const codes: string[] = [];
  for (let code = 0; code < uses.length && codes.length < SHAPE_CODES; code += 1)
    if ((uses[code] ?? 0) > 0) codes.push(pool.text(code));
  return codes;
}

/** The column with the repaired texts in the place of the damaged ones; two that a person accepted for one text leave it as it is. */
function withRepairs(column: TextColumn, repairs: readonly Repair[], pool: TextPool): TextColumn {
  if (repairs.length === 0) return column;
  const codes = new Map<number, number>();
  const contested = new Set<number>();
  for (const { before, after } of repairs) {
    const code = pool.code(before);
    if (codes.has(code)) contested.add(code);
    codes.set(code, pool.code(after));
  }
  return column.map((code) => (contested.has(code) ? code : (codes.get(code) ?? code)));
}
