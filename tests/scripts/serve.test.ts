import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { serve } from "../../scripts/serve.mjs";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function served(from: number): Promise<number> {
  const server = (await serve(from)) as Server;
  open.push(server);
  return (server.address() as AddressInfo).port;
}

/** Not fetch: it would tidy the path before it asks. */
const statusOf = (port: number, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request({ host: "localhost", port, path }, ({ statusCode }) => resolve(statusCode))
      .on("error", reject)
      .end();
  });

test("a port that is taken is left to its owner; the next free one is used", async () => {
  const owner = createServer();
  open.push(owner);
  await new Promise<void>((resolve) => owner.listen(0, "localhost", resolve));
  const taken = (owner.address() as AddressInfo).port;
  expect(await served(taken)).toBeGreaterThan(taken);
});

test.each([
  "/../package.json",
  "/%2e%2e/package.json",
  "/..%2fpackage.json",
  "/cli/../../package.json",
  "/%00",
  "/%",
  "/none.html",
])("%s is not a file of the site", async (path) => {
  expect(await statusOf(await served(20_000), path)).toBe(404);
});
