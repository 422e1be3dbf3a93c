import { ExcelCollection, ExcelObject, hasProperty, identity, items, propertyNames, readProperty } from "./excelObject";
import type { OfficeQuery } from "./wire";

/** What to load of an object: `all` its plain values, and the named properties with what to load of each. */
interface Wanted {
  all: boolean;
  readonly properties: Map<string, Wanted>;
}

/** Answers a `load`: names in PascalCase, collections as `_Items`, each object with what identifies it. */
export function answerQuery(object: ExcelObject, query: OfficeQuery): unknown {
  const wanted = emptyWanted();
  const names = [...(query.Select ?? []), ...(query.Expand ?? [])];
  if (names.length === 0) wanted.all = true;
  for (const name of names) addPath(wanted, name.split(/[/.]/));
  return answerObject(object, wanted, query);
}

const emptyWanted = (): Wanted => ({ all: false, properties: new Map() });

function addPath(wanted: Wanted, path: readonly string[]): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  if (first === "*" || first === "$all") {
    wanted.all = true;
    return;
  }
  const inner = wanted.properties.get(first) ?? emptyWanted();
  wanted.properties.set(first, inner);
  if (rest.length === 0) inner.all = true;
  else addPath(inner, rest);
}

function answerObject(object: ExcelObject, wanted: Wanted, query: OfficeQuery): unknown {
  return object instanceof ExcelCollection
    ? answerCollection(object as ExcelCollection<ExcelObject>, wanted, query)
    : answerProperties(object, wanted);
}

/** On a collection a name means each item's property, unless the collection itself has one of that name. */
function answerCollection(collection: ExcelCollection<ExcelObject>, wanted: Wanted, query: OfficeQuery): unknown {
  const own = emptyWanted();
  const ofItems = { all: wanted.all, properties: new Map(wanted.properties) };
  for (const [name, inner] of wanted.properties) {
    if (!hasProperty(collection, name)) continue;
    own.properties.set(name, inner);
    ofItems.properties.delete(name);
  }
  const from = query.Skip ?? 0;
  const chosen = collection[items]().slice(from, query.Top === undefined ? undefined : from + query.Top);
  const answered = answerProperties(collection, own);
  return { ...answered, _Items: chosen.map((item) => answerObject(item, ofItems, {})) };
}

function answerProperties(object: ExcelObject, wanted: Wanted): Record<string, unknown> {
  const answer: Record<string, unknown> = { ...object[identity]() };
  if (wanted.all) {
    for (const name of propertyNames(object)) {
      const value = readProperty(object, name);
      if (!(value instanceof ExcelObject)) answer[pascal(name)] = value;
    }
  }
  for (const [name, inner] of wanted.properties) {
    const value = readProperty(object, name);
    answer[pascal(name)] = value instanceof ExcelObject ? answerObject(value, inner, {}) : value;
  }
  return answer;
}

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
