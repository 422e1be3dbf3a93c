import { describe, expect, test } from "vitest";
import type { WorkbookModel } from "../../src/host/model/createWorkbook";
import { reconcileBook, workbookWith, type Rows } from "./desk";

/** Two ways of quoting the same trades: the firm's book and the custodian's statement, which writes its price and quantity its own
 *  way. Amounts are the same, to the cent. */
interface Deal {
  readonly quantity: number;
  readonly price: number;
  readonly accrued: number;
  readonly gross: number;
  readonly net: number;
}

const cents = (value: number): number => Math.round(value * 100 + 1e-6) / 100;
const digits = (value: number): number => Number(value.toFixed(8));

const bonds = Array.from({ length: 24 }, (_, index): Deal => {
  const [quantity, price, accrued] = [30_000 + 1000 * index, 98.45 + index / 100, 412.5 + index];
  const gross = cents((quantity * price) / 100);
  return { quantity, price, accrued, gross, net: cents(gross + accrued) };
});
const shares = Array.from({ length: 24 }, (_, index): Deal => {
  const [quantity, price] = [1000 + 10 * index, 3.456 + index / 100];
  const gross = cents(quantity * price);
  return { quantity, price, accrued: 0, gross, net: gross };
});

const BOOK = [
  "Référence opération",
  "Code ISIN",
  "Sens",
  "Quantité",
  "Cours",
  "Montant brut",
  "Coupon couru",
  "Montant net",
  "Devise",
  "Date d'opération",
  "Date de dénouement",
];
const CUSTODIAN = [
  "Client reference",
  "ISIN",
  "Buy/Sell",
  "Quantity",
  "Price",
  "Gross amount",
  "Accrued interest",
  "Net amount",
  "Currency",
  "Trade date",
  "Settlement date",
];

type Told = (deal: Deal, index: number) => Partial<Deal>;

function rows(
  deals: readonly Deal[],
  isin: string,
  currency: string,
  words: readonly [string, string],
  told: Told,
): Rows {
  return deals.map((deal, index) => {
    const { quantity, price, accrued, gross, net } = { ...deal, ...told(deal, index) };
    const side = words[index % 2]!;
    return [
      `TRD-${1000 + index}`,
      isin,
      side,
      quantity,
      digits(price),
      gross,
      accrued === 0 ? "" : accrued,
      net,
      currency,
      "09/09/2026",
      "11/09/2026",
    ];
  });
}

/** What the sheet of rows set aside tells beside its rows. */
function noticesIn(written: WorkbookModel): string {
  const { cells } = written.sheets.find(({ name }) => name === "Set aside")!;
  return Array.from({ length: 40 }, (_, row) => JSON.stringify(cells.value(row, 5))).join("\n");
}

const same: Told = () => ({});
async function breaksOf(
  deals: readonly Deal[],
  [isin, currency]: readonly [string, string],
  custodian: Told,
  book: Told = same,
) {
  const workbook = workbookWith({
    Opérations: [BOOK, ...rows(deals, isin, currency, ["Achat", "Vente"], book)],
    "Custodian statement": [CUSTODIAN, ...rows(deals, isin, currency, ["Buy", "Sell"], custodian)],
  });
  const { result, written } = await reconcileBook(workbook, "--lang", "en");
  const [pair] = result!.reconciliations;
  return {
    notices: noticesIn(written!),
    matched: pair!.matches.length,
    breaks: pair!.breaks.map(({ type, left, explanation }) => `${type} ${left.join()} ${explanation?.code}`),
  };
}

const BOND = ["FR0010070060", "EUR"] as const;
const UK_SHARE = ["GB0002634946", "GBP"] as const;

describe("two sides that quote the same trades in their own way agree", () => {
  test.each<[string, readonly Deal[], readonly [string, string], Told, Told]>([
    ["bonds in percent against a fraction of one", bonds, BOND, ({ price }) => ({ price: price / 100 }), same],
    ["bonds per 1,000 against percent", bonds, BOND, ({ price }) => ({ price: price * 10 }), same],
    [
      "bonds in nominal against pieces of 1,000",
      bonds,
      BOND,
      ({ quantity, price }) => ({ quantity: quantity / 1000, price: price * 10 }),
      same,
    ],
    ["shares in pence against pounds", shares, UK_SHARE, ({ price }) => ({ price: price * 100 }), same],
    [
      "our shares in pence, without a type, against pounds",
      shares,
      UK_SHARE,
      same,
      ({ price }) => ({ price: price * 100 }),
    ],
  ])("%s", async (_name, deals, security, custodian, book) => {
    const { matched, breaks } = await breaksOf(deals, security, custodian, book);
    expect({ matched, breaks }).toEqual({ matched: 24, breaks: [] });
  });

  test("the notice says the unit, on how many rows, with a pair of figures", async () => {
    const { notices } = await breaksOf(bonds, BOND, ({ price }) => ({ price: price / 100 }));
    expect(notices).toContain("0.9845 here is 98.45 in the book, and so on 24 of 24 trades that both record.");
  });

  test("one price that leaves its own sheet's convention is a break a hundred times too high", async () => {
    const { matched, breaks } = await breaksOf(bonds, BOND, ({ price }, index) => ({
      price: index === 6 ? price : price / 100,
    }));
    expect({ matched, breaks }).toEqual({ matched: 24, breaks: ["price 8 scale-100"] });
  });

  test("a whole column a hundred times too high, with no amounts to prove a unit, breaks on every row and is asked about", async () => {
    const bare: Told = () => ({ gross: "" as never, net: "" as never });
    const { breaks, notices } = await breaksOf(
      shares,
      UK_SHARE,
      (deal, index) => ({ ...bare(deal, index), price: deal.price * 100 }),
      bare,
    );
    expect(breaks.filter((text) => text.startsWith("price") && text.endsWith("scale-100"))).toHaveLength(24);
    expect(notices).toMatch(/column E: are prices quoted in another unit than the book's\?/);
  });
});
