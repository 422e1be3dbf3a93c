/** Elements of a list that are written in one go. */
const SLICE = 10_000;
/** Lists up to here are looked into: one of their elements may hold a long list. */
const FEW = 16;

/** The text that `JSON.stringify` gives of plain data, in pieces: of ten million matches it would be longer than a text can be. */
export function* jsonPieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* listPieces(value);
  else if (typeof value === "object" && value !== null) yield* objectPieces(value);
  else yield JSON.stringify(value) ?? "null";
}

function* listPieces(list: readonly unknown[]): Generator<string> {
  yield "[";
  if (list.length <= FEW) {
    for (const [index, element] of list.entries()) {
      if (index > 0) yield ",";
      yield* jsonPieces(element);
    }
  } else {
    for (let from = 0; from < list.length; from += SLICE) {
      const text = JSON.stringify(list.slice(from, from + SLICE));
      yield `${from > 0 ? "," : ""}${text.slice(1, -1)}`;
    }
  }
  yield "]";
}

function* objectPieces(value: object): Generator<string> {
  yield "{";
  let isFirst = true;
  for (const [key, held] of Object.entries(value) as [string, unknown][]) {
    if (held === undefined) continue;
    yield `${isFirst ? "" : ","}${JSON.stringify(key)}:`;
    yield* jsonPieces(held);
    isFirst = false;
  }
  yield "}";
}
