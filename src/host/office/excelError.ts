/** An error as Excel answers it: `code` is one of Office.js's error codes. */
export class ExcelError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly httpStatus = 400,
  ) {
    super(message);
  }
}

export const invalidArgument = (
  detail = "The argument is invalid or missing or has an incorrect format.",
): ExcelError => new ExcelError("InvalidArgument", detail);
export const itemNotFound = (): ExcelError =>
  new ExcelError("ItemNotFound", "The requested resource doesn't exist.", 404);
export const itemAlreadyExists = (): ExcelError =>
  new ExcelError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);
export const accessDenied = (): ExcelError =>
  new ExcelError("AccessDenied", "You cannot perform the requested operation.", 403);
export const invalidOperation = (detail: string): ExcelError => new ExcelError("InvalidOperation", detail);
export const invalidObjectPath = (detail: string): ExcelError => new ExcelError("InvalidObjectPath", detail);
export const insertDeleteConflict = (): ExcelError =>
  new ExcelError("InsertDeleteConflict", "The insert or delete operation attempted resulted in a conflict.", 409);
export const rangeExceedsLimit = (): ExcelError =>
  new ExcelError("RangeExceedsLimit", "The cell count in the range has exceeded the maximum supported number.");
export const apiNotFound = (member: string): ExcelError =>
  new ExcelError("ApiNotFound", `The embedded workbook does not offer ${member}.`, 404);
