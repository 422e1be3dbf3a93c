import type { Wording } from "../../../kernel/language";
import { FileNotices } from "../fileNotices";
import type { FileNotice } from "../statementFile";
import { cancelledWording, reversalWording } from "../swift/cancelledAdvices";
import type { AdviceRow } from "../swift/securitiesAdvices";
import type { XmlElement } from "./xmlElement";

/** What the elements of a securities message lack or say unreadably, in the order in which it is met. */
export class SecuritiesNotices {
  private readonly notices = new FileNotices();

  /** An element that its kind must have is not there, or cannot be read; the rest of it came in. */
  tellMissing(element: XmlElement, path: string, what: Wording): void {
    const line = String(element.line);
    this.notices.add("warning", "missing-field", element.line, {
      en: `Line ${line}: ${element.name} has no ${what.en} (${path}) that can be read; its cell is left empty. Ask the sender, or fill it in.`,
      fr: `Ligne ${line} : ${element.name} ne donne pas de ${what.fr} lisible (${path}) ; sa cellule reste vide. Demandez à l'émetteur, ou complétez-la.`,
    });
  }

  /** An amount or a movement that does not say whether it is a debit or a credit. */
  tellUndirected(element: XmlElement): void {
    const line = String(element.line);
    this.notices.add("warning", "untold-direction", element.line, {
      en: `Line ${line}: ${element.name} does not say whether it is a debit or a credit (CdtDbtInd). Its amount is left as written; check its sign.`,
      fr: `Ligne ${line} : ${element.name} ne dit pas s'il s'agit d'un débit ou d'un crédit (CdtDbtInd). Son montant est laissé tel quel ; vérifiez-en le sens.`,
    });
  }

  /** A balance that does not say whether it is long or short. */
  tellPosition(element: XmlElement): void {
    const line = String(element.line);
    this.notices.add("warning", "untold-direction", element.line, {
      en: `Line ${line}: ${element.name} does not say whether it is long or short (ShrtLngInd). It is taken as long; check it.`,
      fr: `Ligne ${line} : ${element.name} ne dit pas si la position est longue ou courte (ShrtLngInd). Elle est prise comme longue ; vérifiez-la.`,
    });
  }

  /** A confirmation that takes an earlier one back. */
  tellReversal(element: XmlElement): void {
    this.notices.add("warning", "reversal", element.line, reversalWording(element.line));
  }

  /** A row that another message of the file cancels. */
  tellCancelled({ cells, line }: AdviceRow, by: number): void {
    const name = [cells.messageType, cells.reference].filter((part) => typeof part === "string").join(" ");
    this.notices.add("information", "cancelled-transaction", line, cancelledWording(line, name, by));
  }

  finish(): FileNotice[] {
    return this.notices.finish();
  }
}

export const SECURITY: Wording = { en: "security", fr: "valeur" };
export const QUANTITY: Wording = { en: "quantity", fr: "quantité" };
export const DIRECTION: Wording = { en: "direction (received or delivered)", fr: "sens (réception ou livraison)" };
export const REFERENCE: Wording = { en: "reference of what is cancelled", fr: "référence de ce qui est annulé" };
