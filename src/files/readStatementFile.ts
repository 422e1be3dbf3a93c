import { readText, type FileNotice, type ImportedFile, type OnRead } from "../engine";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { decodeText, encodingOf } from "./decodeText";
import { foreignFile } from "./foreignFile";
import { readWorkbookFile } from "./readWorkbookFile";

/** A file's bytes, read as what they are: a text of any format that the engine knows, or a workbook. Refuses, with what it is and the
 *  remedy, what is neither. */
export async function readStatementFile(
  name: string,
  bytes: Uint8Array,
  onRead: OnRead,
): Promise<Result<ImportedFile, Wording>> {
  const foreign = foreignFile(bytes);
  if (foreign) return refuse(foreign);
  const content = isZip(bytes) ? readWorkbookFile(bytes) : readDecoded(bytes, onRead);
  if (!content.ok) return content;
  return ok({ name, byteLength: bytes.length, fingerprint: await sha256(bytes), content: content.value });
}

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/** The longest string that V8 holds has 2^29 - 24 characters. */
const MOST_BYTES = 500_000_000;

function readDecoded(bytes: Uint8Array, onRead: OnRead): ReturnType<typeof readText> {
  if (bytes.length > MOST_BYTES) return refuse(tooLarge);
  const read = readText(decodeText(bytes), onRead);
  const encoding = encodingOf(bytes);
  if (!read.ok || encoding === "utf-8") return read;
  return ok({ ...read.value, notices: [...read.value.notices, encodingNotice(encoding)] });
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const encodingNotice = (encoding: string): FileNotice => ({
  severity: "information",
  code: "encoding",
  line: null,
  wording: {
    en: `The text was read as ${encoding}. If accents look wrong, ask for the file in UTF-8.`,
    fr: `Le texte a été lu en ${encoding}. Si les accents sont faux, demandez le fichier en UTF-8.`,
  },
});

const tooLarge: Wording = {
  en: "the file is larger than 500 MB, which is more than can be read at once. Ask for it in parts, by account or by period.",
  fr: "le fichier dépasse 500 Mo, plus qu'on ne peut lire d'un coup. Demandez-le en plusieurs parties, par compte ou par période.",
};
