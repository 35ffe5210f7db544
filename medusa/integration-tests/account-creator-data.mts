import assert from "node:assert/strict"
import { it } from "node:test"
import { CREATOR_DATA_FILES } from "@codex/plugin-checkout/contract"
import { staffSession } from "./account-people.mts"
import { askForBundle, bundleOf, sellerWithSale } from "./creator-bundle.mts"
import { makeTextTrack } from "./fixtures.mts"
import { BUYER } from "./proven-buyer.mts"
import { sql, useShop } from "./shop.mts"

const refusalOf = async (answer: Response) =>
  ((await answer.json()) as { code?: string }).code

/** Cells of a CSV file without a quote or comma of its own in them. */
const lines = (text: string) =>
  text
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.slice(1, -1).split('","'))

/** U9: a creator takes along what is theirs, and nobody else's. */
export function creatorDataTests() {
  it("a creator takes along what is theirs, file by file", async () => {
    const own = await sellerWithSale("Yara", 180)
    await makeTextTrack(own.actor, own.asset, "en")
    const files = await bundleOf(own.actor, own.password)
    const subtitles = `texts/${own.asset}/subtitles.en.vtt`
    assert.deepEqual(Object.keys(files), [...CREATOR_DATA_FILES, subtitles])
    const text = (name: string) => files[name] ?? ""
    const profile = JSON.parse(text("profile.json")) as {
      email: string
      creator: { handle: string }
      devices: unknown[]
    }
    assert.equal(profile.email, own.email)
    assert.equal(profile.creator.handle, own.handle)
    assert.ok(profile.devices.length > 0)
    const posts = JSON.parse(text("posts.json")) as {
      id: string
      price_minor: number
      files: { media_id: string }[]
    }[]
    assert.deepEqual(
      posts.map(({ id, price_minor, files }) => [
        id,
        price_minor,
        files.length,
      ]),
      [[own.post, 900, 1]]
    )
    const media = JSON.parse(text("media.json")) as {
      id: string
      texts: { file: string }[]
    }[]
    assert.deepEqual(
      media.map(({ id, texts }) => [id, texts.map(({ file }) => file)]),
      [[own.asset, [subtitles]]]
    )
    assert.match(text(subtitles), /^WEBVTT\n[^]*Hello/)
    assert.equal(lines(text("originals.csv"))[0]?.[0], own.asset)
    const [sale, ...more] = lines(text("sales.csv"))
    assert.equal(more.length, 0)
    assert.equal(sale?.at(-1), own.purchase)
    assert.ok(sale?.includes(BUYER.email), "a customer of their own page")
    const statement = lines(text("statement.csv"))
    assert.ok(statement.length > 0)
    assert.ok(statement.every((line) => line[5] === own.purchase))
  })

  it("and nobody else's, nor a name of an organization's customers", async () => {
    const own = await sellerWithSale("Yuki", 181)
    const login = useShop().demo.logins.creator
    const actor = await staffSession(login)
    const mara = await bundleOf(actor, login.password)
    for (const theirs of [own.purchase, own.post, own.asset, own.email]) {
      assert.ok(!JSON.stringify(mara).includes(theirs), theirs)
    }
    const sales = lines(mara["sales.csv"] ?? "")
    assert.ok(sales.length > 0)
    const [brand] = await sql<{ name: string }>(
      "select name from organization where handle = $1",
      [useShop().demo.handle]
    )
    const named = sales.filter(
      ([, organization, , , , name, email]) =>
        organization === brand?.name && (name !== "" || email !== "")
    )
    assert.deepEqual(named, [])
    const others = await bundleOf(own.actor, own.password)
    assert.ok(!JSON.stringify(others).includes(login.email))
  })

  it("with the password only, and the log knows", async () => {
    const own = await sellerWithSale("Yves", 182)
    const wrong = await askForBundle(own.actor, "not the password")
    assert.equal(await refusalOf(wrong), "password_wrong")
    const { operator } = useShop().demo.logins
    const by = await askForBundle(
      await staffSession(operator),
      operator.password
    )
    assert.equal(await refusalOf(by), "not_a_creator")
    const taken = () =>
      sql(
        `select 1 from audit_event
         where action = 'creator.data_exported' and object_id = $1`,
        [own.id]
      )
    assert.equal((await taken()).length, 0)
    await bundleOf(own.actor, own.password)
    assert.equal((await taken()).length, 1)
  })
}
