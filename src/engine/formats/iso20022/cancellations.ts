/** What messages of a file cancel, of one file: instructions by their owner's reference (sese.020), events by theirs (seev.039). */
export class Cancellations {
  private readonly lines = new Map<string, number>();

  add(of: "instruction" | "event", reference: string, line: number): void {
    this.lines.set(`${of} ${reference}`, line);
  }

  /** The line of the message that cancels what goes by this reference; null where none does. */
  lineOf(of: "instruction" | "event", reference: unknown): number | null {
    return typeof reference === "string" ? (this.lines.get(`${of} ${reference}`) ?? null) : null;
  }
}
