import type { FinMessage } from "./finMessage";
import type { FileNotices } from "../fileNotices";
import type { AmountSigns } from "./settlementDetails";

const AMOUNT = /^:(?:PSTA|SETT)\/\/(N?)[A-Z]{3}\d/;

/** The blocks whose amounts carry signs. */
const DETAILS: ReadonlySet<string> = new Set(["TRANSDET", "SETTRAN"]);

/** Whether the amounts of transactions carry signs. Where not one is a debit though securities came in against payment, the
 *  sender writes magnitudes; that is told, as the sign is then taken from the movement. */
export function amountSigns(messages: readonly FinMessage[], notices: FileNotices): AmountSigns {
  let unsignedAt: number | null = null;
  for (const { fields } of messages) {
    let amountAt: number | null = null;
    let isPaidReceipt = 0;
    let isInside = false;
    for (const { tag, value, line } of fields) {
      if ((tag === "16R" || tag === "16S") && DETAILS.has(value.trim())) {
        amountAt = null;
        isPaidReceipt = 0;
        isInside = tag === "16R";
      } else if (!isInside) {
        continue;
      } else if (tag === "19A") {
        const [amount, minus] = AMOUNT.exec(value) ?? [];
        if (minus === "N") return { isSigned: true };
        if (amount !== undefined) amountAt = line;
      } else if (tag === "22H" && (value.startsWith(":REDE//RECE") || value.startsWith(":PAYM//APMT"))) {
        isPaidReceipt += 1;
      }
      if (isPaidReceipt === 2) unsignedAt ??= amountAt;
    }
  }
  if (unsignedAt === null) return { isSigned: true };
  const line = String(unsignedAt);
  notices.add("information", "unsigned-amounts", unsignedAt, {
    en: `Line ${line}: no amount of this file is marked as a debit, not even of securities received against payment. Amounts are taken to run as their movement says; check one of them.`,
    fr: `Ligne ${line} : aucun montant de ce fichier n'est marqué au débit, pas même pour des titres reçus contre paiement. Le sens des montants est pris du mouvement ; vérifiez-en un.`,
  });
  return { isSigned: false };
}
