import { add, equals, isZero, negate, subtract, ZERO, type Decimal } from "../../kernel/decimal";
import { formatDecimal, type Language, type Wording } from "../../kernel/language";
import type {
  StatementBalance,
  StatementCell,
  StatementHeader,
  StatementTable,
  StatementTotal,
} from "../formats/statementFile";
import type { StatementFinding } from "./statementFinding";
import { statementName } from "./statementName";

export type StatementPlace = Pick<StatementFinding, "table" | "statement">;

/** Opening + movements = closing, for each currency of a cash statement and each security of a statement of transactions. */
export function balanceFindings(
  table: StatementTable,
  header: StatementHeader,
  place: StatementPlace,
): StatementFinding[] {
  const lastClosings = new Map(
    header.balances.filter(({ kind }) => kind === "closing").map((closing) => [thingOf(closing), closing]),
  );
  if (lastClosings.size === 0) return [];
  // The columns of a "table" are not known here: its reader says what moved, where that is certain.
  const movements = table.kind === "table" ? statedMovements(header) : movementsOf(table, header);
  if (movements === null) return [];
  const openings = openingsOf(header);
  return [...lastClosings].flatMap(([thing, closing]) => {
    const opening = openings.get(thing);
    if (!opening) return [];
    const ofNoUnit = closing.unit === "" ? undefined : movements.get(thingOf({ ...closing, unit: "" }));
    const moved = add(movements.get(thing) ?? ZERO, ofNoUnit ?? ZERO);
    const difference = subtract(closing.amount, add(opening.amount, moved));
    if (isZero(difference)) return [];
    const wording = doesNotAddUp(header, closing, { opening: opening.amount, movements: moved, difference });
    return [{ control: "statement-balance", ...place, line: closing.line, wording, difference }];
  });
}

/** What a balance is of: a currency, or a security in a unit. */
const thingOf = ({ unit, security }: Pick<StatementBalance, "unit" | "security">): string =>
  `${security ?? ""}|${unit}`;

/** The booked openings, else the closings of the day before that some senders give in their place, by what they are of. */
function openingsOf({ balances }: StatementHeader): Map<string, StatementBalance> {
  const openings = new Map<string, StatementBalance>();
  for (const kind of ["opening", "previous-closing"]) {
    for (const balance of balances) {
      const thing = thingOf(balance);
      if (balance.kind === kind && !openings.has(thing)) openings.set(thing, balance);
    }
  }
  return openings;
}

/** What moved, by what it is of; the unit is "" where a line does not say it. */
function movementsOf(table: StatementTable, header: StatementHeader): Map<string, Decimal> {
  const read = cellReader(table);
  const movements = new Map<string, Decimal>();
  for (let row = header.firstRow; row < header.firstRow + header.countRows; row += 1) {
    // A line that is announced or pending is in no booked balance.
    const status = read(row, "status");
    if (status !== null && status !== "SETTLED") continue;
    const moved = table.kind === "cash" ? cashMoved(read, row, header) : quantityMoved(read, row);
    if (moved) movements.set(moved.thing, add(movements.get(moved.thing) ?? ZERO, moved.amount));
  }
  return movements;
}

function statedMovements({ movements }: StatementHeader): Map<string, Decimal> | null {
  if (movements === undefined) return null;
  return new Map(movements.map(({ unit, amount }) => [thingOf({ security: null, unit }), amount]));
}

interface Moved {
  readonly thing: string;
  readonly amount: Decimal;
}

function cashMoved(read: CellReader, row: number, { currency: ofStatement }: StatementHeader): Moved | null {
  const amount = decimalCell(read(row, "netAmount"));
  const currency = read(row, "currency") ?? ofStatement ?? "";
  return amount && { thing: thingOf({ security: null, unit: textCell(currency) }), amount };
}

function quantityMoved(read: CellReader, row: number): Moved | null {
  const quantity = decimalCell(read(row, "quantity"));
  const security = textCell(read(row, "security") ?? read(row, "securityCode"));
  if (!quantity || security === "") return null;
  const thing = thingOf({ security, unit: textCell(read(row, "quantityType")) });
  return { thing, amount: read(row, "side") === "SELL" ? negate(quantity) : quantity };
}

type CellReader = (row: number, key: string) => StatementCell;

function cellReader({ columns, rows }: StatementTable): CellReader {
  const places = new Map(columns.map(({ key }, index) => [key, index]));
  return (row, key) => rows[row]?.[places.get(key) ?? -1] ?? null;
}

const textCell = (cell: StatementCell): string => (typeof cell === "string" ? cell : "");

const decimalCell = (cell: StatementCell): Decimal | null => (typeof cell === "object" ? cell : null);

/** The lines against the totals that the file itself gives. */
export function totalFindings(
  table: StatementTable,
  header: StatementHeader,
  place: StatementPlace,
): StatementFinding[] {
  const read = cellReader(table);
  return header.totals.flatMap((total) => {
    const added = totalOf(read, header, total);
    if (added === null || equals(added, total.amount)) return [];
    const difference = subtract(total.amount, added);
    const wording = otherTotal(header, total, added);
    return [{ control: "statement-total", ...place, line: total.line, wording, difference }];
  });
}

/** Null where no line has anything in that column: the total is of something that the lines do not say. */
function totalOf(read: CellReader, header: StatementHeader, total: StatementTotal): Decimal | null {
  let sum: Decimal | null = null;
  for (let row = header.firstRow; row < header.firstRow + header.countRows; row += 1) {
    const amount = decimalCell(read(row, total.column));
    const currency = read(row, "currency");
    if (amount === null || (currency !== null && currency !== total.unit)) continue;
    if (total.over === "credits" && amount.units < 0n) continue;
    if (total.over === "debits" && amount.units > 0n) continue;
    sum = add(sum ?? ZERO, total.over === "debits" ? negate(amount) : amount);
  }
  return sum ?? (header.countRows === 0 ? ZERO : null);
}

const figure = (value: Decimal, language: Language, { security, unit }: Pick<StatementBalance, "security" | "unit">) =>
  security === null ? `${formatDecimal(value, language, 2)} ${unit}`.trim() : formatDecimal(value, language);

function doesNotAddUp(
  header: StatementHeader,
  closing: StatementBalance,
  { opening, movements, difference }: { opening: Decimal; movements: Decimal; difference: Decimal },
): Wording {
  const name = statementName(header);
  const of = (value: Decimal, language: Language): string => figure(value, language, closing);
  const made = add(opening, movements);
  const thing = closing.security === null ? "" : ` ${closing.security}`;
  return {
    en: `${name.en}${thing}: opening ${of(opening, "en")} and movements of ${of(movements, "en")} make ${of(made, "en")}, but it closes at ${of(closing.amount, "en")}, a difference of ${of(difference, "en")}. A line is missing, changed or too many: ask the sender for the statement again.`,
    fr: `${name.fr}${thing} : l'ouverture de ${of(opening, "fr")} et les mouvements de ${of(movements, "fr")} font ${of(made, "fr")}, or le solde de clôture est de ${of(closing.amount, "fr")}, soit un écart de ${of(difference, "fr")}. Une ligne manque, a été changée ou est en trop : redemandez le relevé à l'émetteur.`,
  };
}

function otherTotal(header: StatementHeader, total: StatementTotal, added: Decimal): Wording {
  const name = statementName(header);
  const of = (value: Decimal, language: Language): string =>
    `${formatDecimal(value, language, 2)} ${total.unit}`.trim();
  return {
    en: `${name.en}: its lines add up to ${of(added, "en")}, but it gives a total (${total.code}) of ${of(total.amount, "en")}. Ask the sender for the statement again.`,
    fr: `${name.fr} : ses lignes font ${of(added, "fr")}, or il annonce un total (${total.code}) de ${of(total.amount, "fr")}. Redemandez le relevé à l'émetteur.`,
  };
}
