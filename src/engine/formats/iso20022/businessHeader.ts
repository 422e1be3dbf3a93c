import { at, descendant, textAt, type XmlElement } from "./xmlElement";

/** The business application header (head.001) that stands before a document. */
export interface BusinessHeader {
  /** BIC of who sent the message, else the code or name that it goes by. */
  readonly sender: string | null;
  /** The sender's reference of the message. */
  readonly reference: string | null;
  /** "semt.002.001.12", where the header says it. */
  readonly message: string | null;
}

/** The element that the header is. */
export const BUSINESS_HEADER = "AppHdr";

/** Reads a header of any version: `Fr` names an institution (FIId) or an organisation (OrgId). */
export function businessHeaderOf(element: XmlElement): BusinessHeader {
  const from = at(element, "Fr");
  const party =
    descendant(from, "BICFI", "AnyBIC", "BIC", "BICOrBEI", "MmbId", "Nm") ?? descendant(at(from, "OrgId/Id"), "Id");
  const lei = descendant(from, "LEI");
  return {
    sender: (party?.text || lei?.text) ?? null,
    reference: textAt(element, "BizMsgIdr"),
    message: /^[a-z]{4}\.\d{3}\.\d{3}\.\d{2}/.exec(textAt(element, "MsgDefIdr") ?? "")?.[0] ?? null,
  };
}
