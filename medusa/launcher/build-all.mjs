// The build as one step of the launcher, with what it is doing right now.
import { createHash } from "node:crypto"
import { build } from "../tools/build.mjs"
import { buildPlan } from "../tools/lib/build-plan.mjs"
import { readStamp } from "../tools/lib/stamp.mjs"
import { step } from "./steps.mjs"

/** @returns {Promise<string>} a hash that changes with any built package */
export async function buildAll() {
  await step("Build", async (note) => {
    const now = new Set()
    const result = await build({
      onStep({ name, state }) {
        now[state === "running" ? "add" : "delete"](name)
        note([...now].join(", "))
      },
    })
    if (!result.ok) {
      throw new Error(
        result.failed
          .map(({ name, output }) => `${name} does not build:\n${output}`)
          .join("\n\n")
      )
    }
    note("")
  })
  const stamps = buildPlan().map(({ name }) => readStamp(name) ?? "")
  return createHash("sha256").update(stamps.join()).digest("hex")
}
