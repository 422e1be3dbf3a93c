import { TRANSACTION_COLUMNS } from "../swift/transactions";
import type { DocumentReader, ReaderContext } from "./documentReader";
import { SECURITY, SecuritiesNotices } from "./securitiesNotices";
import { endPages, PAGE_SUBTREES, SecuritiesPage } from "./securitiesPages";
import { isNamed, securityCells } from "./securitiesValues";
import { statusesOf, withStatus } from "./settlementStatus";
import { referenceCells, transactionCells } from "./settlementTransaction";
import { at, type XmlElement } from "./xmlElement";

const SUBTREES = new Set<string>([...PAGE_SUBTREES, "StsAndRsn", "Tx", "Txs"]);

/** Pending transactions (semt.018), whether they stand under their status (Sts) or the status under them (Txs). */
export function pendingReader({ tables }: ReaderContext): DocumentReader {
  const table = tables.of("pending", TRANSACTION_COLUMNS);
  const notices = new SecuritiesNotices();
  const pages: SecuritiesPage[] = [];
  let statuses: XmlElement[] = [];
  return {
    subtrees: SUBTREES,
    begin(message, line, header) {
      pages.push(new SecuritiesPage(message, line, header));
      statuses = [];
    },
    element(element) {
      const page = pages[pages.length - 1];
      if (!page || page.take(element)) return;
      if (element.name === "StsAndRsn") {
        statuses.push(element);
        return;
      }
      const details = at(element, "TxDtls") ?? element;
      const security = securityCells(at(details, "FinInstrmId"));
      if (!isNamed(security)) notices.tellMissing(element, "TxDtls/FinInstrmId", SECURITY);
      const { account, rows } = page.account;
      const cells = { ...transactionCells(details, notices), ...referenceCells(element), account, ...security };
      rows.push({ cells: withStatus(cells, [...statuses, ...statusesOf(element)]), line: element.line });
    },
    end(name) {
      if (name === "Sts") statuses = [];
    },
    finish() {
      endPages(pages, table);
      return notices.finish();
    },
  };
}
