import { readText, type ImportedFile, type OnRead } from "../engine";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { decode } from "./decodeText";
import { encodingNotice } from "./encodingNotice";
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

/** A text takes some twenty times its size in memory while it is read, and a browser's tab has four gigabytes. */
const MOST_BYTES = 150_000_000;

function readDecoded(bytes: Uint8Array, onRead: OnRead): ReturnType<typeof readText> {
  if (bytes.length > MOST_BYTES) return refuse(tooLarge);
  const decoded = decode(bytes);
  const read = readText(decoded.text, onRead);
  if (!read.ok || decoded.encoding === "utf-8") return read;
  return ok({ ...read.value, notices: [...read.value.notices, encodingNotice(decoded)] });
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const tooLarge: Wording = {
  en: "the file is larger than 150 MB, which is more than a workbook can take in. Ask for it in parts, by account or by period.",
  fr: "le fichier dépasse 150 Mo, plus qu'un classeur ne peut en recevoir. Demandez-le en plusieurs parties, par compte ou par période.",
};
