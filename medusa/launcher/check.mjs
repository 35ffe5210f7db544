// npm run check: every gate.
await import("../tools/check.mjs")
