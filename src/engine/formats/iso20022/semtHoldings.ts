import { add, isZero } from "../../../kernel/decimal";
import { joined } from "../swift/genericFields";
import { addTo, HOLDINGS_COLUMNS, inCurrency } from "../swift/holdings";
import type { Cells } from "../swift/securitiesStatements";
import { subBalanceColumn } from "../swift/subBalances";
import type { TableBuilder } from "../tableBuilder";
import type { DocumentReader, ReaderContext } from "./documentReader";
import { QUANTITY, SECURITY, SecuritiesNotices } from "./securitiesNotices";
import { endPages, PAGE_SUBTREES, SecuritiesPage } from "./securitiesPages";
import { isNamed, moneyIn, placeOf, priceCells, priceIn, quantityIn, securityCells } from "./securitiesValues";
import { all, at, descendant, textAt, type XmlElement } from "./xmlElement";
import { dayIn, decimalOf } from "./xmlValues";

const TOTALS = "AcctBaseCcyTtlAmts";
const SUBTREES = new Set<string>([...PAGE_SUBTREES, "BalForAcct", "BalForSubAcct", TOTALS]);

/** Holdings: custody report (semt.002) and accounting report (semt.003). */
export function holdingsReader({ tables }: ReaderContext): DocumentReader {
  const table = tables.of("holdings", HOLDINGS_COLUMNS);
  const notices = new SecuritiesNotices();
  const pages: SecuritiesPage[] = [];
  return {
    subtrees: SUBTREES,
    begin(message, line, header) {
      pages.push(new SecuritiesPage(message, line, header));
    },
    element(element) {
      const page = pages[pages.length - 1];
      if (!page || page.take(element)) return;
      if (element.name === TOTALS) return addTotals(element, page);
      const { account, rows } = page.account;
      const cells = { account, positionDate: page.day, ...holdingCells(element, table, notices) };
      rows.push({ cells, line: element.line });
    },
    end(name) {
      if (name === "SubAcctDtls") pages[pages.length - 1]?.endSubAccount();
    },
    finish() {
      endPages(pages, table);
      return notices.finish();
    },
  };
}

/** What the holdings of the statement are worth; what those of a page are is not what the statement's lines add up to. */
function addTotals(element: XmlElement, { lines }: SecuritiesPage): void {
  const money = moneyIn(at(element, "TtlHldgsValOfStmt"));
  if (!money) return;
  const { currency: unit, amount } = money;
  lines.totals.push({
    code: "TtlHldgsValOfStmt",
    column: "marketValue",
    over: "all",
    unit,
    amount,
    line: element.line,
  });
}

function holdingCells(holding: XmlElement, table: TableBuilder, notices: SecuritiesNotices): Cells {
  const security = securityCells(at(holding, "FinInstrmId"));
  if (!isNamed(security)) notices.tellMissing(holding, "FinInstrmId", SECURITY);
  const attributes = at(holding, "FinInstrmAttrbts") ?? at(holding, "FinInstrmAttrs");
  const prices = all(holding, "PricDtls");
  const typed = (code: string) => prices.find((price) => textAt(price, "Tp/Cd") === code);
  const priced = typed("MRKT") ?? typed("INDC") ?? null;
  const price = priceIn(priced);
  const places = [holding, ...all(holding, "BalAtSfkpgPlc")].flatMap((part) => placeOf(at(part, "SfkpgPlc")) ?? []);
  return {
    ...security,
    assetClass: placeOf(at(attributes, "ClssfctnTp")),
    ...priceCells(price),
    priceDate: dayIn(at(priced, "QtnDt") ?? at(priced, "PricDt")),
    ...quantityCells(holding, table, notices),
    ...amountCells(holding, price?.currency ?? textAt(attributes, "DnmtnCcy"), table),
    accruedDays: decimalOf(textAt(holding, "DaysAcrd")),
    fxRate: decimalOf(descendant(at(holding, "FXDtls"), "XchgRate")?.text ?? null),
    rate: decimalOf(textAt(attributes, "IntrstRate")),
    maturityDate: dayIn(at(attributes, "MtrtyDt")),
    placeOfSafekeeping: joined([...new Set(places)], ", "),
    narrative: textAt(holding, "HldgAddtlDtls"),
  };
}

/** The holding, what of it is available, and its sub-balances, each kind in a column of its own and summed over places. */
function quantityCells(holding: XmlElement, table: TableBuilder, notices: SecuritiesNotices): Cells {
  const aggregate = at(holding, "AggtBal");
  const places = all(holding, "BalAtSfkpgPlc");
  const whole = quantityIn(aggregate);
  if (!whole) notices.tellMissing(holding, "AggtBal", QUANTITY);
  else if (aggregate && !isZero(whole.amount) && !descendant(aggregate, "ShrtLngInd", "ShrtLngPos"))
    notices.tellPosition(aggregate);
  const unit = whole?.type ?? null;
  const sumOf = (name: string) => {
    const own = at(holding, name);
    const parts = (own ? [own] : places.map((place) => at(place, name))).map((part) => quantityIn(part));
    const amounts = parts.flatMap((part) => (part?.type === unit ? [part.amount] : []));
    return amounts.length > 0 ? amounts.reduce(add) : null;
  };
  const cells: Cells = {
    quantityType: unit,
    quantity: whole?.amount ?? null,
    available: sumOf("AvlblBal"),
    notAvailable: sumOf("NotAvlblBal"),
  };
  const amortised = unit === "AMOR" ? null : quantityIn(aggregate, "AmtsdVal");
  if (amortised) addTo(cells, subBalanceColumn("AGGR", amortised.type), amortised, table);
  const own = all(holding, "BalBrkdwn");
  for (const part of own.length > 0 ? own : places.flatMap((place) => all(place, "BalBrkdwn"))) {
    const code = textAt(part, "SubBalTp/Cd") ?? textAt(part, "SubBalTp/Prtry/Id") ?? "OTHR";
    // Details of a sub-balance stand below it: only its own quantity is the sub-balance's.
    const quantity = quantityIn(at(part, "Qty"));
    if (!quantity) notices.tellMissing(part, "Qty", QUANTITY);
    else addTo(cells, subBalanceColumn(code, quantity.type === unit ? null : quantity.type), quantity, table);
  }
  return cells;
}

const AMOUNTS = { marketValue: "HldgVal", accruedInterest: "AcrdIntrstAmt", bookCost: "BookVal" } as const;
const KEYS = ["marketValue", "accruedInterest", "bookCost"] as const;
/** Older versions say AcrdIntrst. */
const OTHER_NAMES: Readonly<Record<string, string>> = { accruedInterest: "AcrdIntrst" };
const BLOCKS = ["InstrmCcyAmts", "AcctBaseCcyAmts", "AltrnRptgCcyAmts"] as const;

/** Values in the currency of the price where they are given in several; those in others have columns of their own. */
function amountCells(holding: XmlElement, ownCurrency: string | null, table: TableBuilder): Cells {
  const given = KEYS.flatMap((key) =>
    BLOCKS.flatMap((block) => {
      const amounts = at(holding, block);
      const money = moneyIn(at(amounts, AMOUNTS[key]) ?? at(amounts, OTHER_NAMES[key] ?? AMOUNTS[key]));
      return money ? [{ key, money }] : [];
    }),
  );
  const isOwn = given.some(({ money }) => money.currency === ownCurrency);
  const currency = isOwn ? ownCurrency : (given[0]?.money.currency ?? ownCurrency);
  const cells: Cells = { currency };
  const told = new Set<string>();
  for (const { key, money } of given) {
    // The base currency's amounts may be in the instrument's currency, and are then the same ones.
    const name = `${key} ${money.currency}`;
    if (told.has(name)) continue;
    told.add(name);
    if (money.currency === currency) cells[key] = money.amount;
    else addTo(cells, inCurrency(key, money.currency), money, table);
  }
  return cells;
}
