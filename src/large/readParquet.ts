import { mkdtempSync, rmSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Wording } from "../kernel/language";
import { ok, refuse, type Result } from "../kernel/result";
import { ByteRows, MOST_COLUMNS } from "./byteRows";
import { CellStore } from "./cellStore";
import { fileGrid } from "./fileGrid";
import type { LargeFile } from "./readText";
import { StoredRows } from "./storedRows";

/** Reads a Parquet file of any length, as a sheet whose first row is the names of its columns. Days are read as such, and numbers as
 *  they are written out in full. DuckDB unpacks it, piece by piece. */
export async function readParquet(
  path: string,
  sheet: string,
  onRead: (fraction: number) => void,
): Promise<Result<LargeFile, Wording>> {
  const duckDb = await import("@duckdb/node-api").catch(() => null);
  if (duckDb === null) return refuse(NOT_INSTALLED);
  const spill = mkdtempSync(join(tmpdir(), "concordance-"));
  let connection: DuckDBConnection | null = null;
  try {
    const instance = await duckDb.DuckDBInstance.create(":memory:", {
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      preserve_insertion_order: "true",
      temp_directory: spill,
      memory_limit: `${Math.max(512, Math.floor(freemem() / 4 / 1_000_000))}MB`,
    });
    connection = await instance.connect();
    // From here on this one file can be read, and nothing can be written but what does not fit into memory.
    await connection.run(`SET allowed_paths = [${quoted(path)}]`);
    await connection.run("SET enable_external_access = false");
    await connection.run("SET lock_configuration = true");
    return await readColumns(connection, path, sheet, onRead);
  } catch (error) {
    return refuse(damaged(error));
  } finally {
    connection?.closeSync();
    rmSync(spill, { recursive: true, force: true });
  }
}

async function readColumns(
  connection: DuckDBConnection,
  path: string,
  sheet: string,
  onRead: (fraction: number) => void,
): Promise<Result<LargeFile, Wording>> {
  const source = `read_parquet(${quoted(path)})`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${source}`);
  const columns = described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
  if (columns.length > MOST_COLUMNS) return refuse(TOO_WIDE);
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${source}`);
  const count = Number(counted.getRows()[0]?.[0] ?? 0);
  const rows = new StoredRows(columns.map(({ type }) => new CellStore(isNumber(type))));
  const cut = new ByteRows(SEPARATOR.charCodeAt(0), rows, 1);
  const put = (line: string): void => cut.push(Buffer.from(line, "utf8"), false);
  put(`${columns.map(({ name }) => `"${name.replaceAll('"', '""')}"`).join(SEPARATOR)}\n`);
  const line = `concat_ws('${SEPARATOR}', ${columns.map(asText).join(", ")}) || chr(10)`;
  const result = await connection.stream(`SELECT ${line} FROM ${source}`);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    put(chunk.getColumnValues(0).join(""));
    onRead(Math.min(1, rows.count / Math.max(1, count)));
  }
  cut.push(new Uint8Array(0), true);
  const notices = rows.finish();
  return ok({ grid: fileGrid(sheet, rows.stores, rows.count, 1), notices });
}

/** Stands between the cells of a row as DuckDB writes it out: a row in one text comes over ten times faster than its cells one by one. */
const SEPARATOR = "\u001f";
/** More than a cell holds, so that it is seen that a text was cut. */
const LONGEST = 33_000;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const isNumber = (type: string): boolean =>
  /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DECIMAL\b.*|DOUBLE|FLOAT)$/.test(type);

/** A cell as it is written in a row, "" for a blank. A day without a time is written as one, and so is a moment at midnight; a number in
 *  full, without an exponent; all else in quotes. */
function asText({ name, type }: { readonly name: string; readonly type: string }): string {
  const column = `"${name.replaceAll('"', '""')}"`;
  return `coalesce(${textOf(column, type)}, '')`;
}

function textOf(column: string, type: string): string {
  if (type.startsWith("TIMESTAMP")) {
    const moment = `${column}::TIMESTAMP`;
    return `CASE WHEN ${moment} = date_trunc('day', ${moment}) THEN ${column}::DATE::VARCHAR ELSE ${column}::VARCHAR END`;
  }
  if (type === "DOUBLE" || type === "FLOAT")
    return `CASE WHEN ${column}::VARCHAR LIKE '%e%' THEN ${column}::DECIMAL(38, 10)::VARCHAR ELSE ${column}::VARCHAR END`;
  if (isNumber(type) || type === "DATE") return `${column}::VARCHAR`;
  return `'"' || replace(left(${column}::VARCHAR, ${LONGEST}), '"', '""') || '"'`;
}

const NOT_INSTALLED: Wording = {
  en: "reading Parquet needs the package @duckdb/node-api, which is not installed here. Install it with npm, or bring the file as CSV.",
  fr: "lire du Parquet demande le paquet @duckdb/node-api, qui n'est pas installé ici. Installez-le avec npm, ou apportez le fichier en CSV.",
};

const TOO_WIDE: Wording = {
  en: "the file has more than 16,384 columns. Write one with the columns that matter.",
  fr: "le fichier a plus de 16 384 colonnes. Écrivez-en un avec les colonnes utiles.",
};

function damaged(error: unknown): Wording {
  const [said = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return {
    en: `this Parquet file cannot be read (DuckDB: ${said}). Write it again, or bring it as CSV.`,
    fr: `ce fichier Parquet ne peut être lu (DuckDB : ${said}). Refaites-le, ou apportez-le en CSV.`,
  };
}
