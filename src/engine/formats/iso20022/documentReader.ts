import type { KindTables } from "../kindTables";
import type { FileNotice } from "../statementFile";
import type { BusinessHeader } from "./businessHeader";
import type { Cancellations } from "./cancellations";
import type { XmlElement } from "./xmlElement";

/** What the readers of a file's messages share. */
export interface ReaderContext {
  readonly tables: KindTables;
  readonly cancellations: Cancellations;
}

/** Reads the documents of one kind of message, one after the other. */
export interface DocumentReader {
  /** Elements that are handed over whole, by local name; each stands in the document or a statement of it. */
  readonly subtrees: ReadonlySet<string>;
  /** A document of the message ("camt.053.001.08") begins; its business header where it has one. */
  begin(message: string, line: number, header: BusinessHeader | null): void;
  /** One of the subtrees. */
  element(element: XmlElement): void;
  /** The end tag of an element that is no subtree and holds some: a statement ("Stmt"), a document's root. */
  end(name: string): void;
  /** All documents are read: puts into the tables what is not there yet, and says what there is to know. */
  finish(): readonly FileNotice[];
}

/** Makes the reader of a kind of message for a file. */
export type MakeReader = (context: ReaderContext) => DocumentReader;
