import type { FileNotice, StatementTable } from "../statementFile";
import type { XmlElement } from "./xmlElement";

/** Reads the documents of one kind of message, one after the other. */
export interface DocumentReader {
  /** Elements that are handed over whole, by local name; each stands in the document or a statement of it. */
  readonly subtrees: ReadonlySet<string>;
  /** A document of the message ("camt.053.001.08") begins. */
  begin(message: string, line: number): void;
  /** One of the subtrees. */
  element(element: XmlElement): void;
  /** The end tag of an element that is no subtree and holds some: a statement ("Stmt"), a document's root. */
  end(name: string): void;
  /** What all documents hold. */
  finish(): { readonly tables: readonly StatementTable[]; readonly notices: readonly FileNotice[] };
}
