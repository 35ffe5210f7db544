import medusaPlugin from "@medusajs/eslint-plugin"
import tseslint from "typescript-eslint"

/**
 * ESLint 9: Medusa's own grammar (strict), typescript-eslint
 * strict-type-checked, and our size limits (STYLE §5). A rule that is tuned
 * says why; there are no eslint-disable comments in the tree.
 */

const medusa = medusaPlugin.default ?? medusaPlugin

const JOURNEYS = ["medusa/**/*.mts"]
const TESTS = [
  "**/__tests__/**",
  "**/integration-tests/**",
  "**/*.spec.ts",
  "medusa/testing/**",
  ...JOURNEYS,
]
const ADMIN = ["**/src/admin/**/*.{ts,tsx}", "modules/admin-kit/**/*.{ts,tsx}"]
const STOREFRONT = ["storefront/**/*.{ts,mts}"]
const TOOLS = ["**/*.{mjs,cjs,js}"]

const sizeLimits = {
  "max-lines": [
    "error",
    { max: 400, skipBlankLines: true, skipComments: true },
  ],
  "max-lines-per-function": [
    "error",
    { max: 60, skipBlankLines: true, skipComments: true },
  ],
  complexity: ["error", 12],
}

const basics = {
  curly: ["error", "multi-line"],
  eqeqeq: ["error", "always", { null: "ignore" }],
  "no-console": "error",
  "no-var": "error",
  "prefer-const": "error",
  "object-shorthand": "error",
  "no-warning-comments": [
    "error",
    { terms: ["todo", "fixme", "xxx"], location: "start" },
  ],
}

/** strict-type-checked, minus what fights the framework. */
const typeRules = {
  "@typescript-eslint/no-explicit-any": "error",
  "@typescript-eslint/ban-ts-comment": "error",
  "@typescript-eslint/switch-exhaustiveness-check": "error",
  // A number in a message is text, not a mistake; objects stay refused.
  "@typescript-eslint/restrict-template-expressions": [
    "error",
    { allowNumber: true, allowBoolean: true },
  ],
  // A module service of ours may be nearly empty (SQL-first modules, ADR).
  "@typescript-eslint/no-extraneous-class": [
    "error",
    { allowEmpty: true, allowConstructorOnly: true },
  ],
  // Knex's first<T>(), container.resolve() and provider data are typed as
  // always there and are not: asking is the honest part.
  "@typescript-eslint/no-unnecessary-condition": "off",
  // Minor is a branded bigint, which the rule cannot see through; tsc refuses
  // a minus on anything that is not a number or bigint already.
  "@typescript-eslint/no-unsafe-unary-minus": "off",
  // Handlers that Medusa types as `=> Promise<void>` are async by contract
  // even when they happen not to await.
  "@typescript-eslint/require-await": "off",
  "@typescript-eslint/no-unused-vars": [
    "error",
    { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
  ],
  // `onClick={() => save()}` is the idiom of every handler we write.
  "@typescript-eslint/no-confusing-void-expression": [
    "error",
    { ignoreArrowShorthand: true },
  ],
  "@typescript-eslint/no-misused-promises": [
    "error",
    { checksVoidReturn: { attributes: false } },
  ],
}

/** Medusa's warnings are our errors: a warning nobody must fix is noise. */
function asErrors(configs) {
  const raise = ([name, level]) => [name, level === "warn" ? "error" : level]
  return configs.map((config) =>
    config.rules
      ? {
          ...config,
          rules: Object.fromEntries(Object.entries(config.rules).map(raise)),
        }
      : config
  )
}

/** The preset's own global ignores leave out tests; ours are linted. */
const medusaStrict = asErrors(
  medusa.configs.strict.filter((config) => !isGlobalIgnore(config))
)

function isGlobalIgnore(config) {
  return Object.keys(config).length === 1 && "ignores" in config
}

function typed(files, project, extra = {}) {
  return {
    files,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        projectService: false,
        project,
        tsconfigRootDir: import.meta.dirname,
        ...extra,
      },
    },
  }
}

export default tseslint.config(
  {
    // A rule is tuned here, with its reason, or obeyed.
    linterOptions: { noInlineConfig: true },
  },
  {
    ignores: [
      "**/node_modules/**",
      "**/.medusa/**",
      "**/.astro/**",
      "**/.cache/**",
      "**/.data/**",
      "**/dist/**",
      "**/coverage/**",
      "**/*.d.ts",
      "**/*.astro",
      "public/**",
    ],
  },
  {
    files: ["**/*.{ts,tsx,mts}"],
    extends: [tseslint.configs.strictTypeChecked],
  },
  // Not through `extends`: that would replace the files of each Medusa rule.
  ...medusaStrict,
  typed(["**/*.{ts,tsx}"], "./tsconfig.check.json"),
  typed(ADMIN, "./tsconfig.check-admin.json", {
    ecmaFeatures: { jsx: true },
  }),
  typed(STOREFRONT, "./storefront/tsconfig.json"),
  typed(JOURNEYS, "./tsconfig.check-tests.json"),
  {
    files: ["**/*.{ts,tsx,mts}"],
    rules: { ...typeRules, ...basics, ...sizeLimits },
  },
  {
    // Modules are SQL-first (ADR): no MedusaService, so the rules about its
    // generated methods do not apply to a service.
    files: ["modules/**/*.ts"],
    rules: { "@medusajs/service-constructor-must-call-super": "off" },
  },
  {
    // The driver's rows are `any`. A store function names its row type once,
    // at the query; the Postgres tests hold it to that. Reading members of an
    // untyped row stays an error.
    files: ["modules/*/src/store/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      // `where((or) => or.where(…))` returns a builder, which is thenable;
      // nobody waits for it.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { arguments: false } },
      ],
    },
  },
  {
    // Expected failures are CodexError with a stable code (STYLE §1.2); where
    // no request is answered a plain Error is a bug and should say so.
    files: ["**/*.ts"],
    ignores: ["plugins/*/src/{api,workflows}/**", "medusa/src/api/**"],
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    // Ids start with their capability, because they share one namespace per
    // process (MEDUSA F11); medusa/tools/check-ids.mjs holds them to it. The
    // preset wants the bare name of the function.
    files: ["**/workflows/**/*.ts"],
    rules: {
      "@medusajs/step-id-kebab-case": "off",
      "@medusajs/workflow-id-matches-export-or-filename": "off",
    },
  },
  {
    // contract/ is the one place that imports plain zod: it must load in a
    // browser, and @medusajs/framework does not (same version, 4.2.0).
    files: ["plugins/*/src/contract/**/*.ts"],
    rules: { "@medusajs/zod-import-source": "off" },
  },
  {
    // Prices are integer minor units end to end (ARCHITECTURE §2); the rule
    // guards Medusa's own major-unit fields by name and cannot tell ours.
    files: ["**/*.{ts,tsx}"],
    rules: { "@medusajs/prices-in-major-units": "off" },
  },
  {
    // A page is one JSX tree; cutting it at 60 lines makes props, not sense.
    files: ["**/src/admin/**/*.tsx"],
    rules: {
      "max-lines-per-function": [
        "error",
        { max: 100, skipBlankLines: true, skipComments: true },
      ],
    },
  },
  {
    // A describe() is one function by construction; its cases are the units.
    files: TESTS,
    rules: {
      "max-lines-per-function": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/unbound-method": "off",
      // A journey tells what it does.
      "no-console": "off",
      // Rows and response bodies arrive as `any`; the expectation is the type.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      ...medusaRulesOff(),
    },
  },
  {
    // node:test runs what it is given; its promise is for nested tests.
    files: JOURNEYS,
    rules: {
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            {
              from: "package",
              package: "node:test",
              name: ["after", "before", "describe", "it", "suite", "test"],
            },
          ],
        },
      ],
    },
  },
  {
    // Not Medusa source either; its server's log is the console.
    files: STOREFRONT,
    rules: {
      ...medusaRulesOff(),
      "no-console": ["error", { allow: ["warn", "error"] }],
    },
  },
  {
    // Command-line tools talk to a person on a terminal.
    files: TOOLS,
    rules: { ...basics, ...sizeLimits, "no-console": "off" },
  },
  {
    files: TOOLS,
    rules: {
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-undef": "off",
    },
  },
  {
    files: ["medusa/**/*.ts", "plugins/*/src/worker/**/*.ts"],
    ignores: ["medusa/src/**"],
    // The launcher's and worker's own processes have no Medusa logger yet.
    rules: { "no-console": "off" },
  }
)

/** Tests are not Medusa source: its grammar would misread fixtures. */
function medusaRulesOff() {
  const names = medusa.configs.strict.flatMap((config) =>
    Object.keys(config.rules ?? {})
  )
  return Object.fromEntries(names.map((name) => [name, "off"]))
}
