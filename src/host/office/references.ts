import { invalidObjectPath } from "./excelError";
import type { ExcelObject } from "./excelObject";

/** The objects the client asked to keep from one request to the next (ranges, mostly), under the names it calls them by. */
export class References {
  private readonly byId = new Map<string, ExcelObject>();
  private readonly ids = new Map<ExcelObject, string>();
  private next = 1;

  keep(object: ExcelObject): void {
    if (this.ids.has(object)) return;
    const id = `ref${this.next++}`;
    this.ids.set(object, id);
    this.byId.set(id, object);
  }

  release(object: ExcelObject): void {
    const id = this.ids.get(object);
    if (id === undefined) return;
    this.ids.delete(object);
    this.byId.delete(id);
  }

  identify(object: ExcelObject): Readonly<Record<string, unknown>> | null {
    const id = this.ids.get(object);
    return id === undefined ? null : { _ReferenceId: id };
  }

  get(id: string): ExcelObject | null {
    return this.byId.get(id) ?? null;
  }

  all(): Iterable<ExcelObject> {
    return this.byId.values();
  }
}

export function objectByReference(references: References, id: string): ExcelObject {
  const object = references.get(id);
  if (!object) throw invalidObjectPath(`The object ${id} is no longer kept.`);
  return object;
}
