import {
  isDirty,
  readDraft,
  sharedPrice,
  toDraft,
  withFreshStates,
  type Draft,
  type DraftItem,
} from "../admin/lib/draft"

const empty = toDraft(null)
const draft = (change: Partial<Draft>): Draft => ({ ...empty, ...change })
const read = (change: Partial<Draft>) => readDraft(draft(change), empty)

const item = (
  asset_id: string,
  change: Partial<DraftItem> = {}
): DraftItem => ({
  asset_id,
  url: null,
  filename: null,
  size_bytes: null,
  title: asset_id,
  media_kind: "video",
  duration_ms: null,
  state: "processing",
  playable: false,
  progress: 10,
  ...change,
})

describe("reading the form", () => {
  it("an untouched form is a valid draft without a price", () => {
    expect(read({})).toMatchObject({
      errors: {},
      body: { pricing_type: "fixed", price_minor: 0, supply_limit: null },
    })
  })

  it("sends cents", () => {
    expect(read({ price: "19.99", compare_at: "$29.90" })).toMatchObject({
      errors: {},
      body: { price_minor: 1999, compare_at_minor: 2990 },
    })
  })

  it.each([
    [{ price: "0.50" }, { price: "priceRange" }],
    [{ price: "1000" }, { price: "priceRange" }],
    [{ price: "a" }, { price: "priceRange" }],
    [{ price: "20", compare_at: "20" }, { compare_at: "compareAtRange" }],
    [{ pricing_type: "pwyw", minimum: "0.5" }, { minimum: "minimumRange" }],
    [
      { pricing_type: "pwyw", minimum: "5", suggested: "4" },
      { suggested: "suggestedRange" },
    ],
    [{ supply: "0" }, { supply: "supplyRange" }],
    [{ validity: "1.5" }, { validity: "validityRange" }],
    [{ slug: "Not this" }, { slug: "slugShape" }],
  ] as [Partial<Draft>, object][])("%j → %j", (change, errors) => {
    expect(read(change).errors).toEqual(errors)
  })

  it("a price typed before choosing Free is not sent", () => {
    expect(read({ pricing_type: "free", price: "x" })).toMatchObject({
      errors: {},
      body: { price_minor: 0 },
    })
  })

  it("sends an address only when it was changed by hand", () => {
    const saved = draft({ slug: "bread" })
    expect(readDraft(saved, saved).body).not.toHaveProperty("slug")
    expect(readDraft({ ...saved, slug: "rolls" }, saved).body.slug).toBe(
      "rolls"
    )
  })
})

describe("what the creator receives is worked out for", () => {
  it("the price, or the suggested amount", () => {
    expect(sharedPrice(draft({ price: "19.99" }))).toBe(1999)
    expect(sharedPrice(draft({ pricing_type: "pwyw", suggested: "7" }))).toBe(
      700
    )
  })

  it("nothing while there is no valid price", () => {
    expect(sharedPrice(draft({ price: "" }))).toBeNull()
    expect(sharedPrice(draft({ price: "0.2" }))).toBeNull()
    expect(sharedPrice(draft({ pricing_type: "free" }))).toBeNull()
  })
})

describe("unsaved changes", () => {
  it("are edits, not the progress of files", () => {
    const saved = draft({ items: [item("a")] })
    const later = withFreshStates(saved.items, [
      item("a", { state: "ready", progress: 100 }),
    ])
    expect(later[0]?.state).toBe("ready")
    expect(isDirty({ ...saved, items: later }, saved)).toBe(false)
    expect(isDirty({ ...saved, items: [] }, saved)).toBe(true)
    expect(isDirty({ ...saved, title: "x" }, saved)).toBe(true)
  })
})
