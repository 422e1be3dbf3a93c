import type { StatementBalance } from "../statementFile";
import type { Cells } from "../swift/securitiesStatements";
import { TRANSACTION_COLUMNS } from "../swift/transactions";
import type { DocumentReader, ReaderContext } from "./documentReader";
import { SECURITY, SecuritiesNotices } from "./securitiesNotices";
import { endPages, PAGE_SUBTREES, SecuritiesPage } from "./securitiesPages";
import { isNamed, quantityIn, securityCells } from "./securitiesValues";
import { referenceCells, transactionCells } from "./settlementTransaction";
import { at, descendant, type XmlElement } from "./xmlElement";

/** Balances of a security before and after what moved; those of one page alone say so. */
const BALANCES: Readonly<Record<string, StatementBalance["kind"]>> = {
  OpngBal: "opening",
  FrstOpngBal: "opening",
  IntrmyOpngBal: "interim",
  ClsgBal: "closing",
  FnlClsgBal: "closing",
  IntrmyClsgBal: "interim",
};

const SUBTREES = new Set<string>([...PAGE_SUBTREES, "FinInstrmId", ...Object.keys(BALANCES), "Tx"]);

/** Transactions posted (semt.017): one row for each, and the balances of each security. */
export function transactionsReader({ tables }: ReaderContext): DocumentReader {
  const table = tables.of("transactions", TRANSACTION_COLUMNS);
  const notices = new SecuritiesNotices();
  const pages: SecuritiesPage[] = [];
  let security: Cells = {};
  return {
    subtrees: SUBTREES,
    begin(message, line, header) {
      pages.push(new SecuritiesPage(message, line, header));
      security = {};
    },
    element(element) {
      const page = pages[pages.length - 1];
      if (!page || page.take(element)) return;
      if (element.name === "FinInstrmId") {
        security = securityCells(element);
      } else if (element.name === "Tx") {
        if (!isNamed(security)) notices.tellMissing(element, "FinInstrmId", SECURITY);
        const { account, rows } = page.account;
        rows.push({ cells: { ...postedCells(element, notices), account, ...security }, line: element.line });
      } else addBalance(element, security, page);
    },
    end(name) {
      if (name === "FinInstrmDtls") security = {};
      if (name === "SubAcctDtls") pages[pages.length - 1]?.endSubAccount();
    },
    finish() {
      endPages(pages, table);
      return notices.finish();
    },
  };
}

function postedCells(transaction: XmlElement, notices: SecuritiesNotices): Cells {
  const details = at(transaction, "TxDtls") ?? transaction;
  return { ...transactionCells(details, notices), ...referenceCells(transaction), status: "SETTLED" };
}

function addBalance(element: XmlElement, security: Cells, page: SecuritiesPage): void {
  const name = security.security ?? security.securityCode ?? null;
  const quantity = quantityIn(element);
  if (typeof name !== "string" || !quantity) return;
  const inner = descendant(element, "IntrmyOpngBal", "IntrmyClsgBal", "Intrmy", "FrstOpngBal", "FnlClsgBal");
  const kind = inner?.name.startsWith("Intrmy") === true ? "interim" : (BALANCES[element.name] ?? "information");
  const { period } = page;
  page.account.balances.add({
    kind,
    code: inner?.name ?? element.name,
    unit: quantity.type,
    security: name,
    amount: quantity.amount,
    day: (kind === "opening" ? period?.from : period?.to) ?? null,
    line: element.line,
  });
}
