import type { AddIn, ImportOutcome } from "../excel/addIn";
import type { Language, Wording } from "../kernel/language";
import type { FileReading } from "../worker/engineInWorker";

/** A file on its way in: dropped, chosen, or a text that was pasted. */
export interface IncomingFile {
  readonly name: string;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

/** What became of one file. */
export interface ImportReport {
  readonly file: IncomingFile;
  readonly result:
    | { readonly status: "imported"; readonly outcome: ImportOutcome }
    | { readonly status: "refused"; readonly reason: Wording };
}

export interface ImportPorts {
  readonly addIn: AddIn;
  readonly read: FileReading;
  readonly language: Language;
  readonly onProgress: (file: string, stage: "reading" | "writing", fraction: number) => void;
}

/** Brings files in, one after the other: one that is refused does not keep the next from coming in. */
export async function importFiles(
  files: readonly IncomingFile[],
  again: boolean,
  { addIn, read, language, onProgress }: ImportPorts,
): Promise<ImportReport[]> {
  const reports: ImportReport[] = [];
  for (const file of files) {
    onProgress(file.name, "reading", 0);
    const content = await read(file.name, await file.bytes(), (fraction) => onProgress(file.name, "reading", fraction));
    if (!content.ok) {
      reports.push({ file, result: { status: "refused", reason: content.error } });
      continue;
    }
    onProgress(file.name, "writing", 0);
    const outcome = await addIn.importFile({ file: content.value, language, again }, (fraction) =>
      onProgress(file.name, "writing", fraction),
    );
    reports.push({ file, result: { status: "imported", outcome } });
  }
  return reports;
}

/** A text from the clipboard, as a file. */
export const pastedFile = (name: string, text: string): IncomingFile => ({
  name,
  bytes: () => Promise.resolve(new TextEncoder().encode(text)),
});

export const droppedFile = (file: File): IncomingFile => ({
  name: file.name,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});
