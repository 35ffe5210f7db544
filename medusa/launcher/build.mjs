// npm run build: everything a production start needs.
import { build } from "../tools/build.mjs"
import { step } from "./steps.mjs"

await step("Build", (note) => build({ onStep: note }))
