import type { CellInput } from "./cellInput";

/** Excel on the web refuses a message above 5 MB. Past this much, what was queued is sent. */
const MAX_REQUEST_BYTES = 3_500_000;
/** One range's share, so that a last range never takes a request over the limit. */
const MAX_RANGE_BYTES = 1_000_000;

const encoder = new TextEncoder();
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/** Queues cell contents and sends them in requests of a few megabytes. */
export class CellWriter {
  private queued = 0;

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly onSent: () => void = () => undefined,
  ) {}

  /** Writes `rows` with its top left at `row`, `column` (1-based). Formulas begin with "=". */
  async write(
    sheet: Excel.Worksheet,
    row: number,
    column: number,
    rows: readonly (readonly CellInput[])[],
  ): Promise<void> {
    let first = 0;
    while (first < rows.length) {
      const { next, bytes } = piece(rows, first);
      if (this.queued + bytes > MAX_REQUEST_BYTES) await this.send();
      const part = rows.slice(first, next).map((cells) => [...cells]);
      sheet.getRangeByIndexes(row - 1 + first, column - 1, part.length, part[0]?.length ?? 1).formulas = part;
      this.queued += bytes;
      first = next;
    }
  }

  /** Sends what is queued. Excel computes once for each request rather than after each range. */
  async send(): Promise<void> {
    this.context.application.suspendApiCalculationUntilNextSync();
    await this.context.sync();
    this.queued = 0;
    this.onSent();
  }
}

function piece(rows: readonly (readonly CellInput[])[], first: number): { next: number; bytes: number } {
  let bytes = 0;
  let next = first;
  while (next < rows.length && (next === first || bytes < MAX_RANGE_BYTES)) {
    bytes += jsonBytes(rows[next]) + 1;
    next += 1;
  }
  return { next, bytes };
}
