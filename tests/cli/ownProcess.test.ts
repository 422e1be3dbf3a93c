import { describe, expect, it } from "vitest";
import { runInProcess } from "../../src/cli/ownProcess";
import { Desk } from "./desk";

/** Runs a program of these lines as the process that does the work. */
async function run(program: string, ...words: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    isInteractive: true,
  };
  const status = await runInProcess(new Desk().put("program.mjs", program), words, terminal);
  return { status, out, err };
}

describe("a run in a process of its own", () => {
  it("says what that process says, and ends as it does", async () => {
    const program = `
      process.send({ out: process.argv.slice(2).join(" ") });
      process.send({ err: process.env.CONCORDANCE_OWN_PROCESS });
      process.send({ status: 1 }, undefined, undefined, () => process.exit(1));`;
    expect(await run(program, "reconcile", "--left")).toEqual({
      status: 1,
      out: "reconcile --left",
      err: "interactive",
    });
  });

  it("has more memory than Node gives by itself", async () => {
    const program = `
      import { getHeapStatistics } from "node:v8";
      import { totalmem } from "node:os";
      const share = getHeapStatistics().heap_size_limit / totalmem();
      process.send({ status: share > 0.5 ? 0 : 1 }, undefined, undefined, () => process.exit());`;
    expect((await run(program)).status).toBe(0);
  });

  it("that ends for want of memory is told in one sentence, in either language", async () => {
    expect(await run("process.abort();")).toEqual({
      status: 2,
      out: "",
      err: expect.stringMatching(
        /^concordance: the two files are more than this machine's memory can take[^\n]*\n$/,
      ) as string,
    });
    expect((await run("process.kill(process.pid, 'SIGKILL');", "--lang", "fr")).err).toMatch(
      /^concordance: les deux fichiers/,
    );
  });
});
