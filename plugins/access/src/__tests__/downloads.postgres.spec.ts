import { fileKey } from "@codex/media"
import { mediaStorage } from "@codex/plugin-media/workflows"
import { askForFile, askForOriginal } from "../downloads/ask"
import { BYTES, NAME, useDownloads } from "./download-stage"

const shop = useDownloads()

describe("a download", () => {
  it("is an attachment with its name, type and size, kept nowhere", async () => {
    const { ask, asset, target } = await shop.scene()
    const answer = await shop.get(await ask())
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(BYTES)).toBe(true)
    const { headers } = answer
    expect(headers.get("content-type")).toBe("application/pdf")
    expect(headers.get("content-length")).toBe(String(BYTES.length))
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("cache-control")).toBe("private, no-store")
    const said = headers.get("content-disposition") ?? ""
    expect(said).toMatch(/^attachment; filename="[^"]+"; filename\*=UTF-8''/)
    expect(decodeURIComponent(said.split("UTF-8''")[1] ?? "")).toBe(NAME)
    const log = await shop.within((tx) =>
      tx("audit_event").where({ action: "media.downloaded" }).select("*")
    )
    expect(log).toEqual([
      expect.objectContaining({
        actor_kind: "customer",
        actor_id: target.customerId,
        object_id: asset.id,
      }),
    ])
  })

  it("is had once; then a program reads a code, a person a page", async () => {
    const { ask } = await shop.scene()
    const url = await ask()
    const head = await shop.get(url, { method: "HEAD" })
    expect([head.status, head.headers.get("allow")]).toEqual([405, "GET"])
    await (await shop.get(url)).arrayBuffer()
    expect(await shop.codeOf(url)).toBe("download_used")
    const page = await shop.get(url, { headers: { accept: "text/html" } })
    expect(page.status).toBe(403)
    expect(page.headers.get("content-disposition")).toBeNull()
    expect(page.headers.get("content-security-policy")).toContain("sandbox")
    expect(await page.text()).toContain("ask for a new one")
  })

  it("goes to one of twenty who come at once", async () => {
    const { ask } = await shop.scene()
    const url = await ask()
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const answer = await shop.get(url)
        return [answer.status, (await answer.arrayBuffer()).byteLength]
      })
    )
    const whole = answers.filter(([status]) => status === 200)
    expect(whole).toEqual([[200, BYTES.length]])
    expect(answers.filter(([status]) => status === 403)).toHaveLength(19)
  })

  it("ends with access and with the post's switch, asked for or not", async () => {
    const { ask, allow, refund } = await shop.scene()
    const url = await ask()
    await allow(false)
    expect(await shop.codeOf(url)).toBe("downloads_off")
    await expect(ask()).rejects.toMatchObject({ failure: "downloads_off" })
    await allow(true)
    await refund()
    expect(await shop.codeOf(url)).toBe("not_entitled")
    await expect(ask()).rejects.toMatchObject({ failure: "not_entitled" })
  })

  it("is of a file of that post, and only of one that is downloaded", async () => {
    const { target } = await shop.scene()
    const other = await shop.scene()
    const wrong = { ...target, assetId: other.asset.id }
    await expect(askForFile(shop.pg, wrong)).rejects.toMatchObject({
      failure: "deliverable_not_found",
    })
    const foreign = { ...other.target, customerId: target.customerId }
    const absent = { ...foreign, postId: "post_none" }
    const [one, two] = await Promise.allSettled([
      askForFile(shop.pg, foreign),
      askForFile(shop.pg, absent),
    ])
    expect(one).toMatchObject({ reason: { failure: "post_not_found" } })
    expect(two).toMatchObject({ reason: { failure: "post_not_found" } })
  })

  it("costs no ticket while its file is away", async () => {
    const { ask, asset } = await shop.scene()
    const url = await ask()
    await mediaStorage().delete(fileKey(asset))
    expect(await shop.codeOf(url)).toBe("media_not_found")
    await shop.putFile(asset)
    expect((await shop.get(url)).status).toBe(200)
  })

  it("of an original is its creator's, and nobody else's", async () => {
    const { asset } = await shop.scene()
    const input = { creatorId: asset.creator_id, assetId: asset.id }
    const { url } = await askForOriginal(shop.pg, input)
    const answer = await shop.get(url)
    expect(Buffer.from(await answer.arrayBuffer()).equals(BYTES)).toBe(true)
    expect(await shop.codeOf(url)).toBe("download_used")
    await expect(
      askForOriginal(shop.pg, { ...input, creatorId: "cr_other" })
    ).rejects.toMatchObject({ failure: "media_not_found" })
  })
})
