/** What the details of an entry (field 86) say, as far as their dialect tells it apart. */
export interface CashDetails {
  /** What the entry is for, in the words of the payer or the bank. */
  readonly label: string | null;
  readonly counterparty: string | null;
  /** IBAN or national account number. */
  readonly counterpartyAccount: string | null;
  /** The account owner's own reference. */
  readonly ownReference: string | null;
  readonly endToEndReference: string | null;
  readonly mandateReference: string | null;
  /** The bank's code of the kind of transaction, such as the German GVC. */
  readonly transactionCode: string | null;
}

export const NO_DETAILS: CashDetails = {
  label: null,
  counterparty: null,
  counterpartyAccount: null,
  ownReference: null,
  endToEndReference: null,
  mandateReference: null,
  transactionCode: null,
};

const PLACEHOLDERS: ReadonlySet<string> = new Set(["", "NOTPROVIDED", "NONREF", "NOTAVAIL"]);

/** A text as a cell: null where there is nothing, or a bank's word for nothing. */
export function told(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return PLACEHOLDERS.has(trimmed.toUpperCase()) ? null : trimmed;
}
