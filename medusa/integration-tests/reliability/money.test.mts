// The money suite on a real shop: faults on purpose, one after the other.
// The models M1, M3, M4, M10, M11, M12 and M14 need no server and run in Jest.
import { after, before, describe } from "node:test"
import { bootTestShop } from "../../testing/test-shop.mjs"
import { useShop } from "../shop.mts"
import { duplicates } from "./m02-duplicates.mts"
import { killPoints } from "./m05-kill-points.mts"
import { unknownCommit } from "./m07-unknown-commit.mts"
import { load } from "./m13-load.mts"
import { SEED } from "./run.mts"

before(async () => {
  useShop(await bootTestShop({ name: "reliability" }))
})
after(async () => {
  await useShop().stop()
})

describe(`Money under faults, seed ${String(SEED)}`, () => {
  describe("M2 · duplicates", duplicates)
  describe("M5 · kill points", killPoints)
  describe("M7 · unknown commits", unknownCommit)
  describe("M13 · load", load)
})
