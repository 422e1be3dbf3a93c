import type { Wording } from "../../kernel/language";
import type { JournalEntry } from "./journalEntry";

/** What is to be done about a break: book a correction on our side, chase the other side, or look (nothing is sure). */
export interface Proposal {
  readonly breakId: string;
  readonly action: "book" | "chase" | "review";
  /** One sentence for the officer: whom to call or what to book, and why. */
  readonly wording: Wording;
  /** Present, and balanced, only when `action` is "book". */
  readonly entry: JournalEntry | null;
}
