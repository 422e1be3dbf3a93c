import {
  absolute,
  compare,
  decimal,
  decimalText,
  divide,
  isZero,
  multiply,
  subtract,
  type Decimal,
} from "../../../kernel/decimal";
import { decimalAt, textAt, type RecordTable } from "../../records/recordTable";
import { tradeSide, type SideValues } from "../sideValues";
import { STRENGTH, type Clues, type Signature } from "./signature";

/** Says whether the statement has an open record for the rest of a trade: the same security, side and account. */
export type OpenComplements = (settled: SideValues, rest: Decimal) => boolean;

export function openComplements(statement: RecordTable, open: readonly number[]): OpenComplements {
  let keys: Set<string> | null = null;
  const key = (security: string | null, side: string | null, account: string | null, quantity: Decimal): string =>
    [security, side, account, decimalText(quantity)].join("\u001f");
  return (settled, rest) => {
    keys ??= new Set(
      open.flatMap((record) => {
        const quantity = decimalAt(statement, "quantity", record);
        const [security, side, account] = (["security", "side", "account"] as const).map((field) =>
          textAt(statement, field, record),
        );
        return quantity && security ? [key(security, side ?? null, account ?? null, quantity)] : [];
      }),
    );
    return keys.has(key(settled.text("security"), tradeSide(settled), settled.text("account"), rest));
  };
}

/** The statement has delivered a part: less than the whole, with amounts in proportion, and either it says itself that the
 *  rest is pending or the rest stands on it as an open line. */
export const partiallySettled: Signature = (clues) => {
  const [ordered, settled] = [clues.book.decimal("quantity"), clues.statement.decimal("quantity")];
  if (!ordered || !settled || ordered.units <= 0n || settled.units <= 0n || compare(settled, ordered) >= 0) return [];
  const rest = subtract(ordered, settled);
  const isComplement = clues.complements(clues.statement, rest);
  if (!isComplement && !(saysPartial(clues) && isInProportion(clues, ordered, settled))) return [];
  const figures = { ordered, settled, rest, evidence: isComplement ? "complement" : "status" };
  return [{ strength: STRENGTH.column, explanation: { code: "partial-settlement", field: "quantity", figures } }];
};

function saysPartial({ book, statement }: Clues): boolean {
  const words = [statement.text("statusReason"), statement.text("label"), statement.text("transactionType")];
  if (words.some((text) => text !== null && /parti(al|el)/i.test(text))) return true;
  return statement.text("status") === "PENDING" && book.text("status") === "SETTLED";
}

/** The statement's amount is its share of the book's to the cent, or its gross amount is what it settled at the book's
 *  price; true where a side has no amount. */
function isInProportion({ book, statement }: Clues, ordered: Decimal, settled: Decimal): boolean {
  const [whole, part] = [book.decimal("netAmount"), statement.decimal("netAmount")];
  if (!whole || !part || isZero(whole)) return true;
  const isShare = (amount: Decimal, expected: Decimal): boolean =>
    compare(absolute(subtract(amount, expected)), decimal(1n, 2)) <= 0;
  if (isShare(part, divide(multiply(whole, settled), ordered, 4))) return true;
  const [gross, price] = [statement.decimal("grossAmount"), book.decimal("price")];
  return gross !== null && price !== null && isShare(gross, multiply(settled, price));
}
