import { apiNotFound, ExcelError, invalidObjectPath } from "./excelError";
import {
  callMethod,
  ExcelCollection,
  ExcelObject,
  identity,
  itemByKey,
  readProperty,
  writeProperty,
} from "./excelObject";
import { objectByReference, type References } from "./references";
import { answerQuery } from "./query";
import { ActionType, PathType, type OfficeAction, type OfficeArguments, type OfficePath } from "./wire";
import type { OfficeRequest, OfficeResponseBody } from "./wire";

/** Runs the actions of one request in order. What ran before an error stays done, as in Excel. */
export function runRequest(root: ExcelObject, references: References, request: OfficeRequest): OfficeResponseBody {
  const batch = new Batch(root, references, request);
  const results: { ActionId: number; Value: unknown }[] = [];
  const traceIds: number[] = [];
  for (const [index, action] of request.Actions.entries()) {
    try {
      results.push({ ActionId: action.Id, Value: batch.run(action) });
      if (action.ActionType === ActionType.Trace) traceIds.push(action.Id);
    } catch (failure) {
      if (!(failure instanceof ExcelError)) throw failure;
      return {
        Results: results,
        TraceIds: traceIds,
        Error: {
          Code: failure.code,
          Message: failure.message,
          HttpStatusCode: failure.httpStatus,
          Location: batch.describe(action),
          ActionIndex: index,
        },
      };
    }
  }
  return { Results: results, TraceIds: traceIds };
}

class Batch {
  /** What each path led to: a method in a path runs once in a batch. Null is the null object. */
  private readonly resolved = new Map<number, ExcelObject | null>();

  constructor(
    private readonly root: ExcelObject,
    private readonly references: References,
    private readonly request: OfficeRequest,
  ) {}

  run(action: OfficeAction): unknown {
    switch (action.ActionType) {
      case ActionType.Instantiate: {
        const object = this.object(action.ObjectPathId);
        return object === null ? null : this.identify(object);
      }
      case ActionType.Query: {
        const object = this.object(action.ObjectPathId);
        if (object === null) return null;
        const answer = answerQuery(object, action.QueryInfo ?? {});
        return { ...this.references.identify(object), ...(answer as object) };
      }
      case ActionType.Method:
        return this.invoke(action);
      case ActionType.SetProperty: {
        const [value] = this.args(action.ArgumentInfo);
        const object = this.object(action.ObjectPathId);
        if (object !== null) writeProperty(object, action.Name, value);
        return null;
      }
      case ActionType.Trace:
        return null;
      default:
        throw apiNotFound(`actions of type ${action.ActionType}`);
    }
  }

  describe(action: OfficeAction): string {
    const path = this.request.ObjectPaths[action.ObjectPathId];
    return [path?.Name, action.Name].filter(Boolean).join(".");
  }

  private invoke(action: OfficeAction): unknown {
    const object = this.object(action.ObjectPathId);
    const args = this.args(action.ArgumentInfo);
    // A method of the null object does nothing: `getItemOrNullObject("x").delete()` is everyday Office.js.
    if (object === null) return null;
    if (action.Name === "_KeepReference") {
      this.references.keep(object);
      return null;
    }
    if (action.Name === "_RemoveReference") {
      this.references.release(object);
      return null;
    }
    const result = callMethod(object, action.Name, args);
    return result === undefined ? null : result;
  }

  private identify(object: ExcelObject): Readonly<Record<string, unknown>> {
    return { ...object[identity](), ...this.references.identify(object) };
  }

  private object(pathId: number): ExcelObject | null {
    const known = this.resolved.get(pathId);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[pathId];
    if (!path) throw invalidObjectPath(`The request names no object path ${pathId}.`);
    const object = this.resolve(path);
    this.resolved.set(pathId, object);
    return object;
  }

  private resolve(path: OfficePath): ExcelObject | null {
    if (path.ObjectPathType === PathType.Global) return this.root;
    if (path.ObjectPathType === PathType.Null) return null;
    if (path.ObjectPathType === PathType.Reference) return objectByReference(this.references, path.Name);
    const parent = this.object(path.ParentObjectPathId ?? -1);
    if (parent === null) return null;
    const args = this.args(path.ArgumentInfo);
    switch (path.ObjectPathType) {
      case PathType.Method:
        return asObject(callMethod(parent, path.Name, args), path.Name);
      case PathType.Property:
        return asObject(readProperty(parent, path.Name), path.Name);
      case PathType.Indexer:
        if (!(parent instanceof ExcelCollection)) throw apiNotFound(`an indexer on ${parent.constructor.name}`);
        return asObject(parent[itemByKey](args[0]), "item");
      default:
        throw apiNotFound(`object paths of type ${path.ObjectPathType}`);
    }
  }

  private args(info: OfficeArguments | undefined): unknown[] {
    return this.withObjects(info?.Arguments ?? [], info?.ReferencedObjectPathIds);
  }

  /** Puts objects where the request has the ids of their paths, in arrays of arguments too. */
  private withObjects(values: readonly unknown[], ids: readonly unknown[] | undefined): unknown[] {
    if (!ids) return [...values];
    return values.map((value, index) => {
      const id = ids[index];
      if (typeof id === "number" && id > 0) return this.object(id);
      return Array.isArray(id) && Array.isArray(value) ? this.withObjects(value, id) : value;
    });
  }
}

function asObject(value: unknown, name: string): ExcelObject | null {
  if (value === null || value instanceof ExcelObject) return value;
  throw apiNotFound(`${name} as an object`);
}
