import fc from "fast-check"
import { createHash } from "node:crypto"
import { chain, GENESIS, sealFault, type SealedRow } from "../chain"

const hash = (text: string) => createHash("sha256").update(text).digest("hex")

function sealed(texts: readonly string[]): SealedRow[] {
  const hashes = chain(hash, GENESIS, texts)
  return texts.map((rowText, i) => ({
    position: BigInt(i + 1),
    previous: hashes[i - 1] ?? GENESIS,
    sealed: hashes[i] ?? "",
    rowText,
  }))
}

function firstFault(rows: SealedRow[]) {
  let last = { position: 0n, hash: GENESIS }
  for (const row of rows) {
    const fault = sealFault(hash, last, row)
    if (fault) {
      return { fault, position: row.position }
    }
    last = { position: row.position, hash: row.sealed }
  }
  return null
}

const rows = fc.array(fc.string(), { minLength: 1, maxLength: 20 })

describe("chain", () => {
  it("has no fault as it was sealed", () => {
    fc.assert(fc.property(rows, (texts) => firstFault(sealed(texts)) === null))
  })

  it("goes on where an earlier batch ended", () => {
    fc.assert(
      fc.property(rows, rows, (one, two) => {
        const first = chain(hash, GENESIS, one)
        const second = chain(hash, first.at(-1) ?? GENESIS, two)
        expect([...first, ...second]).toEqual(
          chain(hash, GENESIS, [...one, ...two])
        )
      })
    )
  })

  it("names exactly the row that was changed", () => {
    fc.assert(
      fc.property(rows, fc.nat(), (texts, pick) => {
        const at = pick % texts.length
        const bent = sealed(texts).map((row, i) =>
          i === at ? { ...row, rowText: `${row.rowText ?? ""}!` } : row
        )
        expect(firstFault(bent)).toEqual({
          fault: "event_changed",
          position: BigInt(at + 1),
        })
      })
    )
  })

  it("notices a seal that was forged to fit a changed row", () => {
    const good = sealed(["a", "b", "c"])
    const forged = chain(hash, good[0]?.sealed ?? "", ["B"])[0] ?? ""
    const bent = good.map((row, i) =>
      i === 1 ? { ...row, rowText: "B", sealed: forged } : row
    )
    expect(firstFault(bent)).toEqual({ fault: "chain_broken", position: 3n })
  })

  it("notices a seal that was taken out", () => {
    const bent = sealed(["a", "b", "c"]).filter((_, i) => i !== 1)
    expect(firstFault(bent)).toEqual({ fault: "chain_broken", position: 3n })
  })
})
