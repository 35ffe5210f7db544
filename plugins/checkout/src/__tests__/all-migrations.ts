import type { MigrationClass } from "@codex/kernel/testing"
import { readdirSync } from "node:fs"
import { join } from "node:path"

const MODULES = join(__dirname, "../../../../modules")
const FILE = /^(Migration\d{14}\w+)\.ts$/

/** Every module's migrations in the order of time, as a deployment runs them. */
export async function allMigrations(): Promise<MigrationClass[]> {
  const files = readdirSync(MODULES).flatMap((noun) => {
    const folder = join(MODULES, noun, "src/migrations")
    return names(folder).map((name) => ({ name, path: join(folder, name) }))
  })
  files.sort((a, b) => (a.name < b.name ? -1 : 1))
  return Promise.all(
    files.map(async ({ name, path }) => {
      const found = (await import(path)) as Record<string, MigrationClass>
      const migration = found[name]
      if (!migration) {
        throw new Error(`${path} does not export ${name}`)
      }
      return migration
    })
  )
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((file) => FILE.exec(file)?.[1] ?? [])
  } catch {
    return []
  }
}
