import { isAscii } from "node:buffer";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { encodingEvidence } from "../files/encodingEvidence";
import { wideEncoding, type DecodedText, type Encoding } from "../files/decodeText";
import { decodeSingleByte } from "../files/singleByte";

const PIECE = 1 << 22;
/** What the letters of a text are looked at in. */
const MOST_EVIDENCE = 1 << 22;

/** What is known of a text before it is read. */
export interface TextKind {
  readonly encoding: Encoding;
  readonly doubt: DecodedText["doubt"];
  /** Bytes, unpacked. */
  readonly length: number;
}

/** Looks a text through for its encoding, as `decode` does for a text in memory. Rejects where it cannot be read or unpacked. */
export async function textKind(path: string, isPacked: boolean): Promise<TextKind> {
  const evidence: Uint8Array[] = [];
  let [length, taken] = [0, 0];
  let wide: Encoding | null = null;
  let utf8: TextDecoder | null = new TextDecoder("utf-8", { fatal: true });
  for await (const piece of filePieces(path, isPacked)) {
    if (length === 0) wide = wideEncoding(piece);
    length += piece.length;
    if (wide !== null || isAscii(piece)) continue;
    if (taken < MOST_EVIDENCE) {
      evidence.push(piece);
      taken += piece.length;
    }
    try {
      utf8?.decode(piece, { stream: true });
    } catch {
      utf8 = null;
    }
  }
  if (utf8 && !endsWhole(utf8)) utf8 = null;
  if (wide !== null || utf8 !== null) return { encoding: wide ?? "utf-8", doubt: null, length };
  return { ...encodingEvidence(Buffer.concat(evidence)), length };
}

function endsWhole(decoder: TextDecoder): boolean {
  try {
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The text in UTF-8, in pieces that may cut a letter in two; without its byte order mark. */
export async function* utf8Pieces(path: string, isPacked: boolean, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const toUtf8 = transcoder(encoding);
  let isFirst = true;
  for await (const piece of filePieces(path, isPacked)) {
    const text = toUtf8(piece);
    yield isFirst && BYTE_ORDER_MARK.every((byte, index) => text[index] === byte) ? text.subarray(3) : text;
    isFirst = false;
  }
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

function transcoder(encoding: Encoding): (piece: Uint8Array) => Uint8Array {
  switch (encoding) {
    case "utf-8":
      return (piece) => piece;
    case "utf-16le":
    case "utf-16be": {
      const decoder = new TextDecoder(encoding);
      return (piece) => Buffer.from(decoder.decode(piece, { stream: true }), "utf8");
    }
    default:
      return (piece) => (isAscii(piece) ? piece : Buffer.from(decodeSingleByte(piece, encoding), "utf8"));
  }
}

async function* filePieces(path: string, isPacked: boolean): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: PIECE });
  if (!isPacked) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const unpacked = createGunzip({ chunkSize: PIECE });
  file.on("error", (error) => unpacked.destroy(error));
  yield* file.pipe(unpacked) as AsyncIterable<Buffer>;
}
