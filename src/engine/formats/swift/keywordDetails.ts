import { NO_DETAILS, told, type CashDetails } from "./cashDetails";

/** The words by which banks mark the data of a SEPA payment within a free text. */
const KEYWORD = /(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|NAME|PURP)\+|(MTLG):/g;

/** "EREF+… MREF+… SVWZ+…": null if none of the words is there. */
export function keywordDetails(text: string): CashDetails | null {
  const found = [...text.matchAll(KEYWORD)];
  if (found.length === 0) return null;
  const values = new Map<string, string>();
  found.forEach((match, index) => {
    const keyword = match[1] ?? match[2] ?? "";
    const value = text.slice(match.index + match[0].length, found[index + 1]?.index).trim();
    if (!values.has(keyword)) values.set(keyword, value);
  });
  const free = text.slice(0, found[0]?.index).trim();
  const label = [free, values.get("SVWZ"), values.get("MTLG")].map(told).filter((part) => part !== null);
  return {
    ...NO_DETAILS,
    label: label.join(" ") || null,
    counterparty: told(values.get("NAME") ?? values.get("ABWA") ?? values.get("ABWE")),
    counterpartyAccount: told(values.get("IBAN")),
    ownReference: told(values.get("KREF")),
    endToEndReference: told(values.get("EREF")),
    mandateReference: told(values.get("MREF")),
  };
}
