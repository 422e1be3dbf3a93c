import { installOfficeClient } from "../host/client/browser";
import { assert } from "../kernel/result";
import type {} from "./bridge";

// The page around this frame holds the workbook; from here on Microsoft's client speaks to it, and the task pane, which is loaded
// next, cannot tell it from Excel.
const bridge = window.parent.concordanceWorkbench;
assert(bridge !== undefined, "the task pane was opened without its workbench");
installOfficeClient(bridge.excel, { language: bridge.language });
