import { createContext, useContext } from "react";
import { assert } from "../../kernel/result";
import type { PaneActions } from "../paneActions";

export const ActionsContext = createContext<PaneActions | null>(null);

/** What the components may ask for. */
export function useActions(): PaneActions {
  const actions = useContext(ActionsContext);
  assert(actions !== null, "a component stands outside the pane");
  return actions;
}
