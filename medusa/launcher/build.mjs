// npm run build: everything a production start needs.
import { buildAll } from "./build-all.mjs"

try {
  await buildAll()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
