import fs from "node:fs"
import { BROKEN, plantBrokenTree } from "./lib/broken-tree.mjs"
import { gatesFor, runGate } from "./lib/gates.mjs"
import { pool } from "./lib/run.mjs"
import { expect, Tally } from "./lib/tally.mjs"

/**
 * A gate that cannot fail proves nothing. Every gate of `npm run check` is run
 * over a tree that is broken on purpose and must fail for the right reason.
 */
const root = plantBrokenTree()
const tally = new Tally()

await pool(
  gatesFor(root).map(
    (gate) => () =>
      tally.check(`${gate.name} fails on a broken tree`, async () => {
        const { code, output } = await runGate(gate)
        expect(code !== 0, "it passed")
        const missing = (BROKEN[gate.name] ?? ["no expectation"]).filter(
          (words) => !output.includes(words)
        )
        expect(
          missing.length === 0,
          `silent about: ${missing.join(" | ")}\n${output}`
        )
      })
  ),
  2
)

fs.rmSync(root, { recursive: true, force: true })
process.exitCode = tally.report()
