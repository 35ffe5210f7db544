// npm run test:install: can a stranger install the plugins?
await import("../tools/install-test.mjs")
