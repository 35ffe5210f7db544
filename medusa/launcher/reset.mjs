// npm run reset: forgets the local shop. Asks first when a person is there.
import fs from "node:fs"
import path from "node:path"
import readline from "node:readline/promises"
import { dataFolder, repositoryRoot, stopPostgres } from "./postgres.mjs"

const dataDir = path.resolve(
  process.env.CODEX_DATA_DIR ?? path.join(repositoryRoot, ".data")
)

async function agreed() {
  if (process.argv.includes("--yes") || !process.stdin.isTTY) {
    return true
  }
  const prompt = readline.createInterface(process)
  const answer = await prompt.question(
    `This deletes the local shop with all its media and sales in ${dataDir}. Type yes to go on: `
  )
  prompt.close()
  return answer.trim().toLowerCase() === "yes"
}

function launcherIsRunning() {
  try {
    const file = path.join(dataDir, "launcher.json")
    process.kill(JSON.parse(fs.readFileSync(file, "utf8")).pid, 0)
    return true
  } catch {
    return false
  }
}

if (launcherIsRunning()) {
  console.error("The shop is running. Stop it with Ctrl-C first.")
  process.exit(1)
}
if (await agreed()) {
  const database = path.join(dataDir, "pg")
  await stopPostgres(database)
  for (const folder of [
    dataFolder(database),
    `${dataFolder(database)}.password`,
    dataDir,
  ]) {
    fs.rmSync(folder, { recursive: true, force: true })
  }
  console.log("Gone. npm start makes a new demo shop.")
} else {
  console.log("Nothing was changed.")
}
