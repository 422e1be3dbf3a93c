/** Imports point one way: kernel <- engine <- excel <- taskpane, commands, cli. The host stands where Microsoft's program stands
 *  and knows none of them; workbench and cli put host and add-in together. */
const mayImport = (room, others) => ({
  name: `${room}-imports-only-${others.length === 0 ? "itself" : others.join("-")}`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: "^src/", pathNot: `^src/(${[room, ...others].join("|")})/` },
});

module.exports = {
  forbidden: [
    mayImport("kernel", []),
    mayImport("engine", ["kernel"]),
    mayImport("excel", ["engine", "kernel"]),
    mayImport("files", ["host", "engine", "kernel"]),
    mayImport("large", ["files", "engine", "kernel"]),
    mayImport("functions", ["engine", "kernel"]),
    mayImport("worker", ["files", "excel", "engine", "kernel"]),
    mayImport("commands", ["worker", "excel", "engine", "kernel"]),
    mayImport("taskpane", ["worker", "files", "excel", "engine", "kernel"]),
    mayImport("host", []),
    mayImport("workbench", ["host", "taskpane", "commands", "worker", "files", "excel", "engine", "kernel"]),
    mayImport("cli", ["large", "host", "files", "excel", "engine", "kernel"]),
    {
      name: "engine-has-one-door",
      comment: "Outside the engine, import it through src/engine/index.ts.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/engine/" },
      to: { path: "^src/engine/", pathNot: "^src/engine/index\\.ts$" },
    },
    {
      name: "kernel-and-engine-are-pure",
      comment: "No package but valibot, saxes and @noble/hashes, which are pure, and nothing of Node.",
      severity: "error",
      from: { path: "^src/(kernel|engine)/" },
      to: { pathNot: "^src/|node_modules/(valibot|saxes|xmlchars|@noble/hashes)/" },
    },
    {
      name: "only-the-command-line-knows-node",
      comment: "Files of the host that are named node.ts are its Node end; large files are the command line's alone.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(cli|large)/|/node\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-cycle",
      comment:
        "Two files may name each other's types, which are gone when the program runs. Excel's objects lead to one another " +
        "(a range to its worksheet, a worksheet to its ranges), and so do the host's.",
      severity: "error",
      from: { pathNot: "^src/host/office/(objects/|ranges\\.ts$)" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "no-missing-package", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "browser", "default"] },
  },
};
