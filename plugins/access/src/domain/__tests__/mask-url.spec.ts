import { cookieValues } from "../cookies"
import { playableType } from "../content-type"
import { maskPathTokens } from "../mask-url"

const sid = "pbs_01KAHW3V7M2X5N8Q4R6T9YBCDE"
const mac = "0123456789abcdef".repeat(4)

describe("log masking", () => {
  it("keeps a prefix of the session id and none of the MAC", () => {
    expect(maskPathTokens(`/media/${sid}.${mac}/720p/a.ts?x=1`)).toBe(
      `/media/${sid.slice(0, 18)}***/720p/a.ts?x=1`
    )
  })

  it("masks the storefront's referrer, upload tokens and garbage", () => {
    const masked = [
      `http://shop.test/media/${sid}.${mac}/master.m3u8`,
      `/media-upload/${mac}/3`,
      `/MEDIA/${mac}`,
      `/download/${mac}?x=1`,
    ].map(maskPathTokens)
    for (const url of masked) {
      expect(url).toContain("***")
      expect(url).not.toContain(mac)
    }
  })

  it("leaves other urls alone", () => {
    expect(maskPathTokens("/admin/media-assets/a_1?x=/b")).toBe(
      "/admin/media-assets/a_1?x=/b"
    )
  })
})

describe("playback cookies", () => {
  it("reads every value of the name", () => {
    const header = "a=1; codex_pb=one; codex_pb2=no;codex_pb=two"
    expect(cookieValues(header, "codex_pb")).toEqual(["one", "two"])
    expect(cookieValues(undefined, "codex_pb")).toEqual([])
  })
})

describe("types", () => {
  it("serves what players play and nothing else", () => {
    expect(playableType("720p/a.m4s")).toBe("video/iso.segment")
    expect(playableType("audio.aac")).toBe("audio/aac")
    expect(playableType("storyboard.vtt")).toBe("text/vtt")
    expect(playableType("storyboard-12.jpg")).toBe("image/jpeg")
    for (const path of [
      "source",
      "thumb.jpg",
      "x/storyboard-1.jpg",
      "a.ts.draft-1",
      "x.constructor",
    ]) {
      expect(playableType(path)).toBeNull()
    }
  })
})
