import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";

/** The checkout, whatever the caller's directory. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const inRoot = (...parts) => join(root, ...parts);
