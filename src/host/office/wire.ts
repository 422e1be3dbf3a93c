/** What Office.js's client sends and expects, named as it names them. */
export interface OfficeRequest {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly OfficeAction[];
  readonly ObjectPaths: Readonly<Record<string, OfficePath>>;
}

export const ActionType = {
  Instantiate: 1,
  Query: 2,
  Method: 3,
  SetProperty: 4,
  Trace: 5,
  QueryAsJson: 7,
} as const;

export const PathType = { Global: 1, Method: 3, Property: 4, Indexer: 5, Reference: 6, Null: 7 } as const;

export interface OfficeAction {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: OfficeArguments;
  readonly QueryInfo?: OfficeQuery;
}

export interface OfficePath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: OfficeArguments;
}

export interface OfficeArguments {
  readonly Arguments?: readonly unknown[];
  /** Where an argument is itself an object of the workbook: its path's id, in the same place. */
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

export interface OfficeQuery {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface OfficeResponse {
  readonly HttpStatusCode: number;
  readonly ErrorCode: string | null;
  readonly ErrorMessage: string | null;
  readonly Headers: Readonly<Record<string, string>>;
  readonly Body: OfficeResponseBody | null;
}

export interface OfficeResponseBody {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds?: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly HttpStatusCode: number;
    readonly Location: string;
    readonly ActionIndex: number;
  };
}
