import { plainWords } from "../../kernel/text";

/** What tells at a glance that a text may speak of a reversal, before its words are looked at: most labels do not. */
const HINT = /cancel|canc|cxl|revers|rvsl|reve|annul|extourn|contre|storn/i;
const WORDS =
  /(?:^| )(?:cancel(?:s|led|ed|lation|ation)?|canc|cxl|cxld|revers(?:al|als|ed)|rvsl|reve|annul(?:ation|e|ee|es|ees)?|extourn(?:e|es|ee|ees)?|contre ?pass(?:ation|e|ee|es)?|storn(?:o|ierung|iert))(?= |$)/g;
const DENIAL = /(?:^| )(?:not|non|no|sans|pas)$/;

/** Whether a text says that something is taken back: "Reversal of TR-12", "Extourne", "CANC"; not "non annulé". */
export function speaksOfReversal(text: string): boolean {
  if (!HINT.test(text)) return false;
  const plain = plainWords(text.slice(0, LONGEST));
  for (const found of plain.matchAll(WORDS)) if (!DENIAL.test(plain.slice(0, found.index))) return true;
  return false;
}

/** The words of a text but for those that say that something is taken back: what the row that it takes back says too. */
export const withoutReversalWords = (text: string): string =>
  plainWords(text.slice(0, LONGEST)).replace(WORDS, "").replace(JOINTS, "").trim();

const LONGEST = 300;
/** "Reversal of …", "annulation de …", "contre-passation du …". */
const JOINTS = /^ ?(?:of|de|du|des|d|von|-)(?: |$)/;

/** What a status that reads as cancelled says more exactly. "cancels": the row takes another one back ("CANC", "Annulation").
 *  "cancelled": the row itself is void. "refused": it never came about, which says nothing of any other row. */
export type CancelledSays = "cancels" | "cancelled" | "refused";

const ACTS = /\b(?:cancel|canc|cancell?ation|annulation|reversal|rvsl|extourne|contre ?passation|storno|stornierung)\b/;
const REFUSALS = /\b(?:reject\w*|rejet\w*|refus\w*|deleted|supprim\w*)\b/;

export function cancelledSays(status: string): CancelledSays {
  const plain = plainWords(status);
  if (REFUSALS.test(plain)) return "refused";
  return ACTS.test(plain) ? "cancels" : "cancelled";
}

const YES = new Set("y yes true 1 x o oui vrai ja".split(" "));

/** "Y" where a column of reversals says yes, or names the act: "CANC", "RVSL"; blank otherwise ("NEWM", "N"). */
export const reversalFlag = (text: string): string => (YES.has(plainWords(text)) || speaksOfReversal(text) ? "Y" : "");
