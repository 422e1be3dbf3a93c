import type { Cells } from "../swift/securitiesStatements";

/** The transactions whose cancellation their owner asks for (sese.020), by the owner's reference, of one file. */
export class Cancellations {
  private readonly lines = new Map<string, number>();

  add(reference: string, line: number): void {
    this.lines.set(reference, line);
  }

  /** The line of the request that cancels an instruction of this reference. */
  lineOf({ reference }: Cells): number | null {
    return typeof reference === "string" ? (this.lines.get(reference) ?? null) : null;
  }
}
