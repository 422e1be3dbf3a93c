import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** What would make the same input give other bytes, or tie the engine to one place to run in. */
const IMPURE_GLOBALS = [
  "Date",
  "Intl",
  "Temporal",
  "console",
  "process",
  "window",
  "document",
  "navigator",
  "location",
  "performance",
  "crypto",
  "globalThis",
  "self",
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "requestAnimationFrame",
  "require",
  "Buffer",
  "Office",
  "OfficeExtension",
];
const IMPURE_PROPERTIES = [
  { object: "Math", property: "random" },
  ...["toLocaleString", "toLocaleUpperCase", "toLocaleLowerCase", "toLocaleDateString", "localeCompare"].map(
    (property) => ({
      property,
      message: "It depends on the machine's language. Compare by code units, format with kernel/language.ts.",
    }),
  ),
];
const EXCEL = { name: "Excel", message: "Only src/excel speaks to Excel." };

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "tests/fixtures/", ".cache/"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/prefer-readonly": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "max-lines": ["error", { max: 400 }],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx", "hack"] }],
      "no-restricted-globals": ["error", EXCEL],
      "no-restricted-syntax": ["error", { selector: "TSQualifiedName[left.name='Excel']", message: EXCEL.message }],
    },
  },
  {
    files: ["src/kernel/**/*.ts", "src/engine/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", EXCEL, ...IMPURE_GLOBALS],
      "no-restricted-properties": ["error", ...IMPURE_PROPERTIES],
    },
  },
  {
    files: [
      "src/excel/**/*.ts",
      "src/host/client/**/*.ts",
      "tests/excel/**/*.ts",
      "tests/host/**/*.ts",
      "tests/stories/**/*.ts",
    ],
    rules: { "no-restricted-globals": "off", "no-restricted-syntax": "off" },
  },
  {
    files: ["src/excel/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/load-object-before-read": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/call-sync-after-load": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-context-sync-in-loop": "error",
    },
  },
  {
    files: ["src/taskpane/**/*.{ts,tsx}", "src/workbench/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: ["tests/**/*.{ts,tsx}"],
    rules: {
      // Tests look at JSON and at what a page answers.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      // A batch of Office.js is asynchronous whether or not it waits for anything.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["**/*.{mjs,cjs,js}"],
    rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error", "max-lines": ["error", { max: 400 }] },
  },
);
