import { NO_DETAILS, told, type CashDetails } from "./cashDetails";

/** Code words between slashes: of Dutch banks (TRTP, REMI, CNTP, MARF …) and of French ones (NPY, NBE, LCC, RCN, RUM …). */
const CODES =
  "TRTP|IBAN|BIC|NAME|REMI|EREF|KREF|IREF|PREF|ORDP|BENM|CNTP|CSID|MARF|PURP|RTRN|ADDR|ULTD|ULTC|ULTB|ID|SVCL|EXCH|CHGS|" +
  "OCMT|ACCW|SUBT|ISDT|NRTX|NPY|IPY|NBE|IBE|CBE|BBE|CPY|LCC|LC2|LCS|RCN|REF|RUM|MMO|PDO|MRF|SDD|CTX";
const CODE = new RegExp(`/(${CODES})/`, "g");

/** "/TRTP/…/IBAN/…/NAME/…/REMI/…": null if the text does not begin with one of the codes. */
export function slashDetails(text: string): CashDetails | null {
  const found = [...text.matchAll(CODE)];
  if (found[0]?.index !== 0) return null;
  const values = new Map<string, string>();
  found.forEach((match, index) => {
    const value = text.slice(match.index + match[0].length, found[index + 1]?.index);
    const code = match[1] ?? "";
    if (!values.has(code)) values.set(code, withoutSlashes(value));
  });
  const [account, , name] = (values.get("CNTP") ?? "").split("/");
  return {
    ...NO_DETAILS,
    label: told(labelOf(values)),
    counterparty: told(values.get("NAME") || name || values.get("NPY") || values.get("NBE")),
    counterpartyAccount: told(values.get("IBAN") || account || values.get("CBE") || values.get("CPY")),
    ownReference: told(values.get("KREF")),
    endToEndReference: told(values.get("EREF") ?? values.get("RCN")),
    mandateReference: told(values.get("MARF") ?? values.get("RUM")),
    transactionCode: null,
  };
}

/** What the payment is for; where that is missing, what kind of payment it is. */
function labelOf(values: ReadonlyMap<string, string>): string {
  const remittance = values.get("REMI")?.replace(/^(?:USTD\/\/|STRD\/(?:CUR\/|ISO\/)?)/, "");
  const french = ["LCC", "LC2", "LCS"].map((code) => values.get(code) ?? "").filter((text) => text !== "");
  return remittance || french.join(" ") || (values.get("TRTP") ?? "");
}

function withoutSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === "/" || text[end - 1] === " ")) end -= 1;
  let start = 0;
  while (start < end && (text[start] === "/" || text[start] === " ")) start += 1;
  return text.slice(start, end);
}
