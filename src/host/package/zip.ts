import { deflateSync, inflateSync } from "fflate";
import { UnreadableWorkbook } from "../embeddedExcel";
import { ByteWriter, textBetween, utf8 } from "./bytes";
import { crc32 } from "./crc32";

/** How entries are packed. Node's own zlib is about three times as fast as the default. */
export interface Codec {
  readonly inflate: (packed: Uint8Array, size: number) => Uint8Array;
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
}

export const portableCodec: Codec = {
  inflate: (packed, size) => inflateSync(packed, { out: new Uint8Array(size) }),
  deflate: (bytes) => deflateSync(bytes, { level: bytes.length > 4_000_000 ? 2 : 6 }),
};

/** A file in the archive, packed as it was found. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Offset of its packed bytes in `archive`. */
  readonly dataStart: number;
  readonly archive: Uint8Array;
  /** Made by, needed version, time, date and attributes, to write it as it was. */
  readonly dos: { readonly time: number; readonly date: number };
}

// A sheet of a million rows is about 600 MB; repetitive sheets shrink to a hundredth, bombs to a thousandth.
const largestTotal = 2_147_483_647;
const largestRatio = 400;
const unsuspiciousSize = 100_000_000;

const damaged = (detail: string) => new UnreadableWorkbook("truncated", null, detail);

/** The entries of an archive, in its order. Throws `UnreadableWorkbook` where it is cut short, encrypted or a bomb. */
export function readZip(archive: Uint8Array): ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const { count, start } = centralDirectory(view);
  const entries: ZipEntry[] = [];
  let at = start;
  let total = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > archive.length || view.getUint32(at, true) !== 0x02014b50)
      throw damaged("The list of parts is cut short");
    const entry = readEntry(archive, view, at);
    total += entry.size;
    if (total > largestTotal) throw tooLarge(entry.name, "The workbook unpacks to more than two gigabytes");
    if (entry.size > unsuspiciousSize && entry.size > entry.packedSize * largestRatio) {
      throw tooLarge(entry.name, "A part unpacks to several hundred times its size");
    }
    entries.push(entry);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const tooLarge = (path: string, detail: string) => new UnreadableWorkbook("too-large", path, detail);

function centralDirectory(view: DataView): { count: number; start: number } {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (count !== 0xffff && start !== 0xffffffff) return { count, start };
    if (at < 20 || view.getUint32(at - 20, true) !== 0x07064b50) return { count, start };
    const end64 = Number(view.getBigUint64(at - 12, true));
    if (end64 + 56 > view.byteLength) throw damaged("The end of the archive is damaged");
    return { count: Number(view.getBigUint64(end64 + 32, true)), start: Number(view.getBigUint64(end64 + 48, true)) };
  }
  throw damaged("The file ends before its list of parts");
}

function readEntry(archive: Uint8Array, view: DataView, at: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true);
  const flags = view.getUint16(at + 8, true);
  const name = textBetween(archive, at + 46, at + 46 + nameLength).replaceAll("\\", "/");
  const sizes = wideSizes(view, at, nameLength);
  if (flags & 1) throw new UnreadableWorkbook("encrypted", name, "The archive is encrypted");
  if (sizes.header + 30 > archive.length || view.getUint32(sizes.header, true) !== 0x04034b50) {
    throw damaged(`The part ${name} is not where the list says`);
  }
  const dataStart =
    sizes.header + 30 + view.getUint16(sizes.header + 26, true) + view.getUint16(sizes.header + 28, true);
  if (dataStart + sizes.packedSize > archive.length) throw damaged(`The part ${name} is cut short`);
  return {
    name,
    method: view.getUint16(at + 10, true),
    flags,
    crc: view.getUint32(at + 16, true),
    packedSize: sizes.packedSize,
    size: sizes.size,
    dataStart,
    archive,
    dos: { time: view.getUint16(at + 12, true), date: view.getUint16(at + 14, true) },
  };
}

/** Sizes and place of an entry; those that do not fit in 32 bits are in the extra field 1. */
function wideSizes(view: DataView, at: number, nameLength: number) {
  let size = view.getUint32(at + 24, true);
  let packedSize = view.getUint32(at + 20, true);
  let header = view.getUint32(at + 42, true);
  const end = Math.min(at + 46 + nameLength + view.getUint16(at + 30, true), view.byteLength - 4);
  for (let extra = at + 46 + nameLength; extra < end; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) !== 1) continue;
    let field = extra + 4;
    const next = () => {
      field += 8;
      return Number(view.getBigUint64(field - 8, true));
    };
    if (size === 0xffffffff) size = next();
    if (packedSize === 0xffffffff) packedSize = next();
    if (header === 0xffffffff) header = next();
  }
  return { size, packedSize, header };
}

/** The bytes of an entry. Throws where they are damaged or of another length than stated. */
export function unpack(entry: ZipEntry, codec: Codec): Uint8Array {
  const packed = entry.archive.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  const bytes = entry.method === 0 ? packed : inflated(entry, packed, codec);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) {
    throw new UnreadableWorkbook("truncated", entry.name, `The part ${entry.name} is damaged`);
  }
  return bytes;
}

function inflated(entry: ZipEntry, packed: Uint8Array, codec: Codec): Uint8Array {
  if (entry.method !== 8) {
    throw new UnreadableWorkbook("malformed", entry.name, `The part ${entry.name} is packed in an unknown way`);
  }
  try {
    return codec.inflate(packed, entry.size);
  } catch {
    throw new UnreadableWorkbook("truncated", entry.name, `The part ${entry.name} is damaged`);
  }
}

/** A new entry. Its time is the earliest that zip knows: the same content gives the same bytes. */
export function pack(name: string, bytes: Uint8Array, codec: Codec): ZipEntry {
  const packed = codec.deflate(bytes);
  const isSmaller = packed.length < bytes.length;
  return {
    name,
    method: isSmaller ? 8 : 0,
    flags: 0x0800,
    crc: crc32(bytes),
    packedSize: isSmaller ? packed.length : bytes.length,
    size: bytes.length,
    dataStart: 0,
    archive: isSmaller ? packed : bytes,
    dos: { time: 0, date: 33 },
  };
}

/** An archive of these entries, in this order; packed bytes are copied as they are. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const out = new ByteWriter(entries.reduce((sum, entry) => sum + entry.packedSize + 256, 256));
  const directory = new ByteWriter(entries.length * 128 + 64);
  let offset = 0;
  for (const entry of entries) {
    const name = utf8(entry.name);
    const common = header(26, [
      [2, 20],
      [2, (entry.flags & 0x0800) | 0],
      [2, entry.method],
      [2, entry.dos.time],
      [2, entry.dos.date],
      [4, entry.crc],
      [4, entry.packedSize],
      [4, entry.size],
      [2, name.length],
      [2, 0],
    ]);
    out.copy(header(4, [[4, 0x04034b50]]));
    out.copy(common);
    out.copy(name);
    out.copy(entry.archive, entry.dataStart, entry.dataStart + entry.packedSize);
    directory.copy(
      header(6, [
        [4, 0x02014b50],
        [2, 20],
      ]),
    );
    directory.copy(common);
    directory.copy(
      header(14, [
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, offset],
      ]),
    );
    directory.copy(name);
    offset += 30 + name.length + entry.packedSize;
  }
  const list = directory.finish();
  out.copy(list);
  out.copy(
    header(22, [
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, entries.length],
      [2, entries.length],
      [4, list.length],
      [4, offset],
      [2, 0],
    ]),
  );
  return out.finish().slice();
}

function header(length: number, fields: readonly (readonly [bytes: number, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(length));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}
