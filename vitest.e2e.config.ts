import { defineConfig } from "vitest/config";

/** The browser tests: the built site in Chromium, one browser after the other. */
export default defineConfig({
  test: { include: ["tests/e2e/**/*.e2e.ts"], testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false },
});
