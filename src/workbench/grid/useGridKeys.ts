import type { KeyPress, Selection } from "./moves";

/** What a person does to a sheet. */
export interface GridCommands {
  readonly select: (selection: Selection) => void;
  readonly move: (key: KeyPress, page: number) => boolean;
  /** Begins to type into the active cell: over what stands there with `text`, on with it with null. */
  readonly startEdit: (text: string | null) => void;
  readonly commit: () => void;
  readonly cancelEdit: () => void;
  readonly clearCells: () => void;
  readonly follow: (link: string) => void;
}

/** The keys of the grid while no cell is being typed into. */
export function useGridKeys(commands: GridCommands, pageRows: number): React.KeyboardEventHandler {
  return (event) => {
    const { key } = event;
    const isCommand = event.ctrlKey || event.metaKey || event.altKey;
    if (key === "F2" || (key === "Enter" && !event.shiftKey)) commands.startEdit(null);
    else if (key === "Delete" || key === "Backspace") commands.clearCells();
    else if (key.length === 1 && !isCommand) commands.startEdit(key);
    else if (!commands.move({ key, ctrlKey: event.ctrlKey || event.metaKey, shiftKey: event.shiftKey }, pageRows))
      return;
    event.preventDefault();
  };
}
