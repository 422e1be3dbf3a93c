import { apiNotFound } from "./excelError";
import type { OfficeHost } from "./officeHost";

/** What tells an object from its siblings, as the client wants it: `{ Id }`. Null where it has none. */
export const identity = Symbol("identity");
export const items = Symbol("items");
export const itemByKey = Symbol("itemByKey");

/** An object of the Excel API. Every getter, setter and method on the class is a member of the API, under its own name;
 *  what the class keeps for itself is a field, which no request can reach. */
export abstract class ExcelObject {
  constructor(readonly host: OfficeHost) {}

  [identity](): Readonly<Record<string, unknown>> | null {
    return null;
  }
}

export abstract class ExcelCollection<T extends ExcelObject> extends ExcelObject {
  abstract [items](): readonly T[];

  /** What the client's indexer finds. Throws `ItemNotFound`. */
  abstract [itemByKey](key: unknown): T;

  getCount(): number {
    return this[items]().length;
  }
}

type Invocable = (...args: unknown[]) => unknown;

/** The member `name` (in any case of its first letter) of the API class of `object`, or null. */
function member(object: ExcelObject, name: string): PropertyDescriptor | null {
  const key = name.charAt(0).toLowerCase() + name.slice(1);
  if (key === "constructor") return null;
  let prototype: object | null = Object.getPrototypeOf(object) as object | null;
  while (prototype && prototype !== ExcelObject.prototype) {
    const found = Object.getOwnPropertyDescriptor(prototype, key);
    if (found) return found;
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return null;
}

const className = (object: ExcelObject): string => object.constructor.name.replace(/Object$/, "");

export function hasProperty(object: ExcelObject, name: string): boolean {
  return member(object, name)?.get !== undefined;
}

export function readProperty(object: ExcelObject, name: string): unknown {
  const found = member(object, name);
  if (!found?.get) throw apiNotFound(`${className(object)}.${name}`);
  return found.get.call(object) as unknown;
}

export function writeProperty(object: ExcelObject, name: string, value: unknown): void {
  const found = member(object, name);
  if (!found?.set) throw apiNotFound(`${className(object)}.${name} (to be written)`);
  found.set.call(object, value);
}

export function callMethod(object: ExcelObject, name: string, args: readonly unknown[]): unknown {
  const method = member(object, name)?.value as Invocable | undefined;
  if (!method) throw apiNotFound(`${className(object)}.${name}()`);
  return method.apply(object, [...args]);
}

/** The names of all getters, as `load()` without names asks for them. */
export function propertyNames(object: ExcelObject): string[] {
  const names: string[] = [];
  let prototype: object | null = Object.getPrototypeOf(object) as object | null;
  while (prototype && prototype !== ExcelObject.prototype) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (descriptor.get) names.push(name);
    }
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return names;
}
