import type { FileContent } from "../engine";

/** A file that somebody brought in, read. */
export interface ImportedFile {
  /** Its name without folders, extension included; what was pasted has none and is called by the caller. */
  readonly name: string;
  readonly byteLength: number;
  /** SHA-256 of its bytes, in hexadecimal: the same file is known again. */
  readonly fingerprint: string;
  readonly content: FileContent;
}
