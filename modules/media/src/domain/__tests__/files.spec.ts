import fc from "fast-check"

import { formatBytes } from "../format-bytes"
import { checkDeclared, DEFAULT_LIMITS } from "../limits"
import { missingParts, planParts, sizeOfPart } from "../parts"
import { sniff } from "../sniff"

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat([
    ...parts.map((part) =>
      typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part)
    ),
    Buffer.alloc(32),
  ])

describe("sniffing", () => {
  it.each([
    ["mov", bytes([0, 0, 0, 24], "ftypisom")],
    ["mov", bytes([0, 0, 0, 20], "ftypqt  ")],
    ["mov", bytes([0, 0, 0, 8], "wide", [0, 0, 0, 1], "mdat")],
    ["wav", bytes("RIFF", [1, 2, 3, 4], "WAVEfmt ")],
    ["mp3", bytes([0xff, 0xfb, 0x90, 0x44])],
    ["mp3", bytes("ID3", [4, 0, 0, 0, 0, 0, 2], [0, 0], [0xff, 0xfb])],
    ["aac", bytes([0xff, 0xf1, 0x50, 0x80])],
    ["aac", bytes("ID3", [4, 0, 0, 0, 0, 0, 2], [0, 0], [0xff, 0xf9])],
    [null, bytes("RIFF", [1, 2, 3, 4], "AVI LIST")],
    [null, bytes("#EXTM3U\n#EXTINF:1,\n")],
    [null, bytes("ffconcat version 1.0")],
    [null, bytes("<?xml version=", [0x22])],
    [null, bytes([0x1a, 0x45, 0xdf, 0xa3])],
    [null, Buffer.alloc(0)],
  ])("%s", (expected, head) => {
    expect(sniff(head)).toBe(expected)
  })

  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (head) => {
        expect([null, "mov", "mp3", "wav", "aac"]).toContain(sniff(head))
      })
    )
  })
})

describe("declared files", () => {
  const file = { filename: "a.mp4", contentType: "video/mp4", sizeBytes: 1 }
  const { videoBytes, audioBytes } = DEFAULT_LIMITS

  it.each([
    ["A.MP4", "video/mp4", videoBytes, true],
    ["a.mp4", "video/mp4", videoBytes + 1, false],
    ["a.mov", "video/quicktime", 1, true],
    ["a.mov", "", 1, true],
    ["a.wav", "audio/x-wav", audioBytes, true],
    ["a.wav", "audio/x-wav", audioBytes + 1, false],
    ["a.mp3", "audio/mpeg; foo=bar", 1, true],
    ["a.aac", "application/octet-stream", 1, true],
    ["a.mkv", "video/x-matroska", 1, false],
    ["a.mp4.exe", "video/mp4", 1, false],
    ["mp4", "video/mp4", 1, true],
    ["a.mp4", "text/html", 1, false],
    ["a.mp4", "video/mp4", 0, false],
  ])("%s as %s with %i bytes: %s", (filename, contentType, sizeBytes, ok) => {
    expect(checkDeclared({ filename, contentType, sizeBytes }).ok).toBe(ok)
  })

  it("name the limit they pass", () => {
    expect(checkDeclared({ ...file, sizeBytes: videoBytes + 1 })).toEqual({
      ok: false,
      code: "media_too_large",
      kind: "video",
      limitBytes: videoBytes,
    })
    expect(formatBytes(videoBytes)).toBe("5 GB")
    expect(formatBytes(audioBytes)).toBe("500 MB")
  })
})

describe("parts", () => {
  const MIB = 1024 ** 2
  const size = fc.oneof(
    fc.integer({ min: 1, max: 5 * 1024 * MIB }),
    fc.integer({ min: 1, max: 5 * 1024 ** 2 * MIB })
  )
  const speed = fc.option(fc.integer({ min: 1, max: 1e10 }), {
    nil: undefined,
  })

  it("cover the file exactly, within what S3 allows", () => {
    fc.assert(
      fc.property(size, speed, (sizeBytes, perSecond) => {
        const plan = planParts(sizeBytes, perSecond)
        expect(plan.partCount).toBeLessThanOrEqual(10_000)
        expect(plan.partSize % MIB).toBe(0)
        expect(plan.partSize).toBeGreaterThanOrEqual(16 * MIB)
        // S3's largest part, of a file as large as S3 takes.
        expect(plan.partSize).toBeLessThanOrEqual(5 * 1024 * MIB)
        let sum = 0
        for (let part = 1; part <= plan.partCount; part += 1) {
          sum += Math.max(1, sizeOfPart(sizeBytes, plan, part) ?? 0)
        }
        expect(sum).toBe(sizeBytes)
        expect(sizeOfPart(sizeBytes, plan, 0)).toBeNull()
        expect(sizeOfPart(sizeBytes, plan, plan.partCount + 1)).toBeNull()
      })
    )
  })

  it.each([
    ["on an unknown line", 5 * 1024, undefined, 32, 160],
    ["on a slow line", 5 * 1024, 1, 16, 320],
    ["at 100 Mbit/s", 5 * 1024, 12, 24, 214],
    ["at 1 Gbit/s", 5 * 1024, 120, 64, 80],
    ["of a small file", 40, undefined, 16, 3],
    ["past 10,000 of the usual ones", 4 * 1024 ** 2, undefined, 420, 9987],
  ])("%s are adapted", (_, sizeMib, speedMib, partMib, partCount) => {
    const perSecond = speedMib === undefined ? undefined : speedMib * MIB
    expect(planParts(sizeMib * MIB, perSecond)).toEqual({
      partSize: partMib * MIB,
      partCount,
    })
  })

  it("that are missing or of another size are named", () => {
    const sizeBytes = 40 * 1024 ** 2
    const plan = planParts(sizeBytes)
    const parts = [1, 2, 3].map((partNumber) => ({
      partNumber,
      size: sizeOfPart(sizeBytes, plan, partNumber) ?? 0,
    }))
    expect(missingParts(sizeBytes, plan, parts)).toEqual([])
    expect(missingParts(sizeBytes, plan, parts.slice(1))).toEqual([1])
    const short = parts.map((part) => ({ ...part, size: part.size - 1 }))
    expect(missingParts(sizeBytes, plan, short)).toEqual([1, 2, 3])
  })
})
