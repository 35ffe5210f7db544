import { checkLedger } from "@codex/ledger"
import type { TestDatabase } from "@codex/kernel/testing"
import fc from "fast-check"
import loadPayouts from "../../../../../modules/payouts/src/options"
import { useStripe } from "../../settlement/__tests__/stripe-shop"
import { openShop, openShopDatabase } from "../test-shop"
import { withKills, withoutKills } from "./commands"
import type { Model } from "./oracle"
import { World } from "./world"

const FULL = process.env.CODEX_FULL === "1"
const HISTORIES = FULL ? 300 : 20
const COMMANDS = FULL ? 60 : 25
const SEED = process.env.CODEX_SEED ? Number(process.env.CODEX_SEED) : undefined

let db: TestDatabase
let kills = 0

beforeAll(async () => {
  useStripe()
  await loadPayouts({ options: { destinationSecret: "s".repeat(32) } })
  db = await openShopDatabase()
})
afterAll(async () => {
  await loadPayouts({ options: {} })
  await db.drop()
})

const history = (commands: typeof withKills) =>
  fc.commands(commands, { maxCommands: COMMANDS, size: "max" })

async function play(commands: Iterable<fc.AsyncCommand<Model, World>>) {
  const world = new World(await openShop(db.pg))
  await world.openBanks()
  // Releasing is for everybody; what earlier histories left is not ours.
  await world.release()
  const model: Model = { sales: [], payouts: [], euros: new Map() }
  await fc.asyncModelRun(() => ({ model, real: world }), commands)
  kills += world.kills
  expect((await world.trial()).balanced).toBe(true)
}

const run = (commands: typeof withKills, numRuns: number) =>
  fc.assert(fc.asyncProperty(history(commands), play), {
    numRuns,
    ...(SEED === undefined ? {} : { seed: SEED }),
  })

it(
  `M1 · ${HISTORIES} histories of up to ${COMMANDS} commands leave every wallet where the oracle says`,
  async () => {
    await run(withoutKills, Math.ceil(HISTORIES * 0.8))
    await run(withKills, Math.floor(HISTORIES * 0.2))
    expect(kills).toBeGreaterThan(0)
    const world = new World(await openShop(db.pg))
    expect((await world.shop.within(checkLedger)).problems).toEqual([])
  },
  FULL ? 1_800_000 : 240_000
)
