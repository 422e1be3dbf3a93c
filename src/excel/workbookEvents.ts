/** Tells what people change from what we write. */
export class WorkbookEvents {
  private writing = 0;
  private listening = 0;

  /** Changes during `work` are ours. */
  async whileWriting<T>(work: () => Promise<T>): Promise<T> {
    this.writing += 1;
    try {
      return await work();
    } finally {
      // Excel tells the last changes a moment after the last answer.
      if (this.listening > 0) setTimeout(() => this.stoppedWriting(), 500);
      else this.stoppedWriting();
    }
  }

  /** Calls `handler` after somebody other than us changed a sheet; returns how to stop. */
  async onChanged(handler: () => void): Promise<() => Promise<void>> {
    const registered = await Excel.run(async (context) => {
      const result = context.workbook.worksheets.onChanged.add((change) => {
        const isOurs = this.writing > 0 || change.triggerSource === "ThisLocalAddin";
        if (!isOurs) handler();
        return Promise.resolve();
      });
      await context.sync();
      return result;
    });
    this.listening += 1;
    return async () => {
      this.listening -= 1;
      await Excel.run(registered.context, async (context) => {
        registered.remove();
        await context.sync();
      });
    };
  }

  private stoppedWriting(): void {
    this.writing -= 1;
  }
}
