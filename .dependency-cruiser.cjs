/**
 * The import law (ARCHITECTURE §1, "Who may import whom"). Every rule has a
 * comment, because it is what a person reads when the gate fails.
 *
 * Packages resolve through the `codex-source` condition, so an import of
 * `@codex/ledger` is seen as the edge to modules/ledger/src/index.ts.
 */

/** Test code may reach further than the product: fixtures and runners. */
const TESTS = "/(__tests__|integration-tests)/|\\.spec\\.tsx?$"

/** Plugins lowest first: a plugin may use those listed in its own row only. */
const PLUGIN_LAW = {
  creators: [],
  messages: ["creators"],
  accounts: ["creators", "messages"],
  media: ["creators"],
  content: ["creators", "media"],
  access: ["creators", "messages", "media", "content"],
  wallet: ["creators", "accounts"],
  checkout: [
    "creators",
    "messages",
    "accounts",
    "media",
    "content",
    "access",
    "wallet",
  ],
  insights: ["creators", "wallet"],
}

const pluginRules = Object.entries(PLUGIN_LAW).map(([name, allowed]) => ({
  name: `plugin-order-${name}`,
  comment: `plugins/${name} may use ${allowed.join(", ") || "no other plugin"}: creators <- media <- content <- access, creators <- messages <- accounts <- wallet, checkout on top, insights beside it.`,
  severity: "error",
  from: { path: `^plugins/${name}/`, pathNot: TESTS },
  to: {
    path: "^plugins/",
    pathNot: `^plugins/(${[name, ...allowed].join("|")})/`,
  },
}))

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment:
        "A cycle has no owner and no load order. Extract the shared part.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment:
        "Nobody imports this file and nothing loads it by its place. Delete it.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [
          "\\.d\\.ts$",
          "(^|/)[^/]+\\.config\\.(ts|js|mjs|cjs)$",
          // Loaded by Medusa, Jest or the launcher because of where they stand.
          "/(route|middlewares|page|instrumentation|search-entities)\\.tsx?$",
          "/(jobs|subscribers|links|migrations|widgets|worker)/[^/]+\\.tsx?$",
          "/i18n/",
          "^medusa/(tools|launcher|e2e|docker)/",
          "^medusa/env\\.ts$",
          "^storefront/",
          "^medusa/testing/",
          TESTS,
        ],
      },
      to: {},
    },
    {
      name: "unresolvable",
      comment: "The import leads nowhere: a typo or a missing dependency.",
      severity: "error",
      from: {},
      to: {
        couldNotResolve: true,
        // Virtual modules of Astro and of Medusa's admin bundler.
        pathNot: "^(astro:|virtual:)",
      },
    },
    {
      name: "modules-never-each-other",
      comment:
        "modules/* may use @codex/kernel only; what joins two nouns is a verb and lives in plugins/.",
      severity: "error",
      from: { path: "^modules/([^/]+)/" },
      to: { path: "^modules/", pathNot: "^modules/($1|kernel)/" },
    },
    {
      name: "modules-know-nobody-above",
      comment: "modules/* never import plugins, the shop or the storefront.",
      severity: "error",
      from: { path: "^modules/" },
      to: { path: "^(plugins|medusa|storefront)/" },
    },
    {
      name: "modules-framework-only",
      comment:
        "Outside tests a module uses Node and @medusajs/framework, nothing else from npm.",
      severity: "error",
      from: {
        path: "^modules/",
        pathNot: [TESTS, "/src/testing/", "^modules/admin-kit/"],
      },
      to: {
        path: "node_modules/",
        pathNot: "node_modules/(@medusajs/framework|@types/node)/",
        // What the framework re-exports is reached through the framework.
        dependencyTypes: ["npm", "npm-dev", "npm-peer", "npm-no-pkg"],
      },
    },
    {
      name: "admin-kit-is-for-browsers",
      comment:
        "admin-kit is drawn by the dashboard: React and Medusa's own pieces, nothing of a server.",
      severity: "error",
      from: { path: "^modules/admin-kit/", pathNot: TESTS },
      to: {
        path: "node_modules/",
        pathNot:
          "node_modules/(react|react-router-dom|react-i18next|@medusajs/(icons|ui)|@tanstack/react-query|@types/react)/",
      },
    },
    {
      name: "admin-kit-in-admin-only",
      comment: "Only pages of the dashboard are made of admin-kit.",
      severity: "error",
      from: { pathNot: ["^modules/admin-kit/", "/src/admin/"] },
      to: { path: "^modules/admin-kit/" },
    },
    {
      name: "modules-never-http",
      comment: "A noun does not know that HTTP exists.",
      severity: "error",
      from: { path: "^modules/" },
      to: { path: "node_modules/@medusajs/framework/dist/http/" },
    },
    {
      name: "plugins-through-the-door",
      comment:
        "Another plugin is reached through its /workflows or /contract only.",
      severity: "error",
      from: { path: "^plugins/([^/]+)/", pathNot: TESTS },
      to: {
        path: "^plugins/",
        pathNot: [
          "^plugins/$1/",
          "^plugins/[^/]+/src/(workflows|contract)/index\\.ts$",
        ],
      },
    },
    {
      name: "plugin-tests-through-the-door",
      comment:
        "A test may also use another plugin's src/testing and test helpers: it makes its own world.",
      severity: "error",
      from: { path: `^plugins/([^/]+)/.*(${TESTS})` },
      to: {
        path: "^plugins/",
        pathNot: [
          "^plugins/$1/",
          "^plugins/[^/]+/src/(workflows|contract|testing)/index\\.ts$",
          "/__tests__/",
        ],
      },
    },
    ...pluginRules,
    {
      name: "plugins-know-nobody-above",
      comment: "plugins/* never import the shop or the storefront.",
      severity: "error",
      from: { path: "^plugins/" },
      to: { path: "^(medusa|storefront)/" },
    },
    {
      name: "modules-through-the-door",
      comment:
        "A module is reached through its index (or ./testing in tests) only.",
      severity: "error",
      from: { pathNot: ["^modules/", TESTS] },
      to: {
        path: "^modules/",
        pathNot: "^modules/[^/]+/src/(index|testing/index)\\.ts$",
      },
    },
    {
      name: "tests-through-the-door",
      comment:
        "A test may also reach a module's migrations and options: it makes its own database.",
      severity: "error",
      from: { path: TESTS, pathNot: "^modules/" },
      to: {
        path: "^modules/",
        pathNot:
          "^modules/[^/]+/src/(index|options|testing/index|migrations/[^/]+)\\.ts$",
      },
    },
    {
      name: "modules-no-deep-import",
      comment:
        "Even the kernel is reached through its index or ./testing only.",
      severity: "error",
      from: { path: "^modules/([^/]+)/" },
      to: {
        path: "^modules/",
        pathNot: [
          "^modules/$1/",
          "^modules/[^/]+/src/(index|testing/index)\\.ts$",
        ],
      },
    },
    {
      name: "domain-is-pure",
      comment:
        "domain/ imports its own folder only: no framework, no IO, no clock.",
      severity: "error",
      from: { path: "^(.+/domain)/", pathNot: TESTS },
      to: {
        pathNot: "^$1/",
        // The one exception: a type of the kernel (Minor) leaves no trace.
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "domain-types-from-kernel-only",
      comment:
        "A type-only import in domain/ may name a kernel type, no other.",
      severity: "error",
      from: { path: "^(.+/domain)/", pathNot: TESTS },
      to: {
        pathNot: ["^$1/", "^modules/kernel/src/index\\.ts$"],
        dependencyTypes: ["type-only"],
      },
    },
    {
      name: "contract-is-browser-safe",
      comment: "contract/ is shipped to browsers: zod and its own folder only.",
      severity: "error",
      from: { path: "^(plugins/[^/]+/src/contract)/" },
      to: { pathNot: ["^$1/", "node_modules/zod/"] },
    },
    {
      name: "storefront-over-http",
      comment:
        "The storefront speaks HTTP; from the tree it takes plugins/*/contract only.",
      severity: "error",
      from: { path: "^storefront/" },
      to: {
        path: "^(modules|plugins|medusa)/",
        pathNot: "^plugins/[^/]+/src/contract/index\\.ts$",
      },
    },
    {
      name: "product-never-imports-tests",
      comment: "Test code and @codex/*/testing stay out of what ships.",
      severity: "error",
      from: {
        path: "^(modules|plugins|storefront)/",
        pathNot: [TESTS, "/src/testing/"],
      },
      to: { path: [TESTS, "^modules/[^/]+/src/testing/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|\\.medusa|\\.astro|\\.cache|\\.data)/" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.check.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: [
        "codex-source",
        "import",
        "require",
        "node",
        "default",
        "types",
      ],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".d.ts", ".mjs", ".cjs", ".js", ".json"],
    },
    skipAnalysisNotInRules: true,
    cache: { folder: ".cache/depcruise", strategy: "content" },
  },
}
