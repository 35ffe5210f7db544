/** Unit and database tests, straight from TypeScript source. */
module.exports = {
  roots: ["<rootDir>/modules", "<rootDir>/plugins", "<rootDir>/storefront"],
  testMatch: ["**/__tests__/**/*.spec.ts", "**/integration-tests/**/*.spec.ts"],
  modulePathIgnorePatterns: ["/dist/", "/.medusa/"],
  testEnvironment: "node",
  testEnvironmentOptions: { customExportConditions: ["codex-source", "node"] },
  globalSetup: "<rootDir>/medusa/testing/global-setup.mjs",
  testTimeout: 60_000,
  maxWorkers: 2,
  transform: {
    "^.+\\.m?[jt]s$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: "es2022",
        },
      },
    ],
  },
  // ES-module-only packages go through the same transform.
  transformIgnorePatterns: [
    "/node_modules/(?!(@uppy|nanoid|preact|p-retry|p-queue|p-timeout|is-network-error|eventemitter3|i18next|htmlparser2|entities|dom[a-z-]+)/)",
  ],
}
