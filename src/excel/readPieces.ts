import type { CellRange } from "../engine";
import { rangeOf } from "./address";

/** Excel on the web refuses an answer above 5 MB; sizes are estimates, so that answers stay well below. */
const MAX_ANSWER_BYTES = 3_000_000;

/** Some rows of a sheet, and how many bytes a row of the answer is likely to take. */
export interface Piece {
  readonly sheet: Excel.Worksheet;
  readonly property: "values" | "numberFormat";
  readonly area: CellRange;
  readonly rowBytes: number;
}

/** Reads pieces, several to a round trip, each answer a few megabytes: the rows of each, in order. */
export async function readPieces(
  context: Excel.RequestContext,
  pieces: readonly Piece[],
  onProgress: (fraction: number) => void = () => undefined,
): Promise<unknown[][][]> {
  const cut = pieces.map(cutToSize);
  const batches = batchesOf(cut.flat());
  const parts: unknown[][][] = [];
  let done = 0;
  for (const batch of batches) {
    parts.push(...(await readBatch(context, batch)));
    done += 1;
    onProgress(done / batches.length);
  }
  return cut.map(({ length }) => parts.splice(0, length).flat());
}

const bytesOf = ({ area, rowBytes }: Piece): number => (area.lastRow - area.firstRow + 1) * rowBytes;

function cutToSize(piece: Piece): Piece[] {
  const { area, rowBytes } = piece;
  const step = Math.max(1, Math.floor(MAX_ANSWER_BYTES / rowBytes));
  const cut: Piece[] = [];
  for (let { firstRow } = area; firstRow <= area.lastRow; firstRow += step) {
    cut.push({ ...piece, area: { ...area, firstRow, lastRow: Math.min(area.lastRow, firstRow + step - 1) } });
  }
  return cut;
}

function batchesOf(pieces: readonly Piece[]): Piece[][] {
  const batches: Piece[][] = [];
  let bytes = Infinity;
  for (const piece of pieces) {
    if (bytes + bytesOf(piece) > MAX_ANSWER_BYTES) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(piece);
    bytes += bytesOf(piece);
  }
  return batches;
}

/** What turns out longer than estimated is asked for again, half at a time. */
async function readBatch(context: Excel.RequestContext, batch: readonly Piece[]): Promise<unknown[][][]> {
  const asked = batch.map(({ sheet, area, property }) => ({ property, range: rangeOf(sheet, area).load(property) }));
  try {
    await context.sync();
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return readHalves(context, batch, error);
  }
  const read = asked.map(({ range, property }): unknown[][] | null => range[property]);
  // For a range too large Excel may answer null instead of an error.
  return read.every((rows) => rows !== null)
    ? read
    : readHalves(context, batch, new Error("Excel did not answer a range."));
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof OfficeExtension.Error && error.code === "ResponsePayloadSizeLimitExceeded";

async function readHalves(
  context: Excel.RequestContext,
  batch: readonly Piece[],
  error: unknown,
): Promise<unknown[][][]> {
  const [only] = batch;
  if (batch.length > 1) {
    const middle = batch.length >> 1;
    return [...(await readBatch(context, batch.slice(0, middle))), ...(await readBatch(context, batch.slice(middle)))];
  }
  if (!only || only.area.firstRow === only.area.lastRow) throw error;
  const middle = (only.area.firstRow + only.area.lastRow) >> 1;
  const [upper = []] = await readBatch(context, [{ ...only, area: { ...only.area, lastRow: middle } }]);
  const [lower = []] = await readBatch(context, [{ ...only, area: { ...only.area, firstRow: middle + 1 } }]);
  return [[...upper, ...lower]];
}
