// One database with its two logins: the owner migrates, the application
// serves without the right to bypass row-level security (ARCHITECTURE §4).
import { pgClient } from "./postgres.mjs"

const TIMEOUTS = {
  statement_timeout: "15s",
  lock_timeout: "3s",
  idle_in_transaction_session_timeout: "30s",
}

async function session(url, run) {
  const client = new (pgClient())({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

async function ensureLogin(client, role, password) {
  const { rowCount } = await client.query(
    "select 1 from pg_roles where rolname = $1",
    [role]
  )
  const verb = rowCount ? "alter" : "create"
  await client.query(
    `${verb} role ${client.escapeIdentifier(role)} login nosuperuser nobypassrls nocreaterole nocreatedb password ${client.escapeLiteral(password)}`
  )
}

/**
 * Creates database and logins when missing. Safe to repeat.
 * @param {{ superUrl: (database: string) => string, name: string, password: string }} options
 * @returns {Promise<{ ownerUrl: string, appUrl: string, created: boolean }>}
 */
export async function ensureDatabase({ superUrl, name, password }) {
  const owner = `${name}_owner`
  const app = `${name}_app`
  const created = await session(superUrl("postgres"), async (client) => {
    await ensureLogin(client, owner, password)
    await ensureLogin(client, app, password)
    for (const [setting, value] of Object.entries(TIMEOUTS)) {
      await client.query(
        `alter role ${client.escapeIdentifier(app)} set ${setting} = '${value}'`
      )
    }
    const { rowCount } = await client.query(
      "select 1 from pg_database where datname = $1",
      [name]
    )
    if (rowCount) {
      return false
    }
    await client.query(
      `create database ${client.escapeIdentifier(name)} owner ${client.escapeIdentifier(owner)}`
    )
    return true
  })
  await session(superUrl(name), (client) => grantData(client, owner, app))
  const url = (role) => {
    const result = new URL(superUrl(name))
    result.username = role
    result.password = password
    return result.toString()
  }
  return { ownerUrl: url(owner), appUrl: url(app), created }
}

/** Data rights for the application on everything the owner will create. */
async function grantData(client, owner, app) {
  const o = client.escapeIdentifier(owner)
  const a = client.escapeIdentifier(app)
  await client.query(`alter schema public owner to ${o}`)
  await client.query(`create schema if not exists codex authorization ${o}`)
  await client.query(`grant usage on schema public, codex to ${a}`)
  for (const schema of ["public", "codex"]) {
    await client.query(`alter default privileges for role ${o} in schema ${schema}
      grant select, insert, update, delete on tables to ${a}`)
    await client.query(`alter default privileges for role ${o} in schema ${schema}
      grant usage, select on sequences to ${a}`)
    await client.query(`alter default privileges for role ${o} in schema ${schema}
      grant execute on functions to ${a}`)
  }
}

/** Drops a database made by `ensureDatabase`, with its logins. */
export async function dropDatabase({ superUrl, name }) {
  await session(superUrl("postgres"), async (client) => {
    await client.query(
      `drop database if exists ${client.escapeIdentifier(name)} with (force)`
    )
    for (const role of [`${name}_app`, `${name}_owner`]) {
      await client.query(`drop role if exists ${client.escapeIdentifier(role)}`)
    }
  })
}

export { session }
