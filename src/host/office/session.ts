import type { OfficeHost } from "./officeHost";
import { runRequest } from "./interpreter";
import { WorkbookObject } from "./objects/workbookObject";
import { ActionType, type OfficeRequest, type OfficeResponse } from "./wire";

/** What Excel on the web takes and gives in one message. */
const PAYLOAD_LIMIT_BYTES = 5 * 1024 * 1024;

/** Answers requests of Office.js's client about one workbook, and counts them. */
export class OfficeSession {
  readonly traffic = { roundTrips: 0, requestBytes: 0, responseBytes: 0, largestMessageBytes: 0 };
  private failAfter: number | null = null;

  constructor(private readonly host: OfficeHost) {}

  failSync(count: number | null): void {
    this.failAfter = count;
  }

  answer(text: string): string {
    const requestBytes = byteLength(text);
    const answered = this.answerSized(text, requestBytes);
    const responseBytes = byteLength(answered);
    const { traffic } = this;
    traffic.roundTrips += 1;
    traffic.requestBytes += requestBytes;
    traffic.responseBytes += responseBytes;
    traffic.largestMessageBytes = Math.max(traffic.largestMessageBytes, requestBytes, responseBytes);
    return answered;
  }

  private answerSized(text: string, requestBytes: number): string {
    if (requestBytes > PAYLOAD_LIMIT_BYTES) {
      return failure("RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit.", 413);
    }
    const request = JSON.parse(text) as OfficeRequest;
    if (this.isToFail(request)) return failure("ConnectionFailure", "The connection was lost.", 503);
    const response: OfficeResponse = {
      HttpStatusCode: 200,
      ErrorCode: null,
      ErrorMessage: null,
      Headers: {},
      Body: runRequest(new WorkbookObject(this.host), this.host.references, request),
    };
    this.host.calculator.settle();
    this.host.forgetLooseAreas();
    const answered = JSON.stringify(response);
    return byteLength(answered) > PAYLOAD_LIMIT_BYTES
      ? failure("ResponsePayloadSizeLimitExceeded", "The response payload size has exceeded the limit.", 413)
      : answered;
  }

  /** Counts the syncs of the add-in; those that only let kept ranges go are the client's own. */
  private isToFail(request: OfficeRequest): boolean {
    if (this.failAfter === null) return false;
    const isRelease = request.Actions.every(
      ({ ActionType: type, Name }) => type === ActionType.Instantiate || Name === "_RemoveReference",
    );
    if (isRelease && request.Actions.some(({ Name }) => Name === "_RemoveReference")) return false;
    this.failAfter -= 1;
    if (this.failAfter > 0) return false;
    this.failAfter = null;
    return true;
  }
}

function failure(code: string, message: string, status: number): string {
  const response: OfficeResponse = {
    HttpStatusCode: status,
    ErrorCode: code,
    ErrorMessage: message,
    Headers: {},
    Body: null,
  };
  return JSON.stringify(response);
}

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;
