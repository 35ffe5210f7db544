import { storageContract } from "@codex/media/testing"

import { S3Driver } from "../s3-driver"

const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } =
  process.env

const driver = new S3Driver({
  driver: "s3",
  endpoint: S3_ENDPOINT ?? "https://storage.invalid",
  region: process.env.S3_REGION ?? "us-east-1",
  bucket: S3_BUCKET ?? "codex-test",
  accessKeyId: S3_ACCESS_KEY_ID ?? "test-key",
  secretAccessKey: S3_SECRET_ACCESS_KEY ?? "test-secret",
  forcePathStyle: true,
})

describe("S3 part links", () => {
  it("sign the length and carry no checksum", async () => {
    const upload = { key: "media/c/a/source", uploadId: "u1" }
    const parts = [
      { partNumber: 1, size: 100 },
      { partNumber: 2, size: 7 },
    ]
    const signed = await driver.signParts(upload, parts, 60)
    const query = signed.map(({ url }) => new URL(url).searchParams)
    expect(query.map((q) => q.get("X-Amz-SignedHeaders"))).toEqual([
      "content-length;host",
      "content-length;host",
    ])
    expect(query.map((q) => q.get("partNumber"))).toEqual(["1", "2"])
    expect(query[0]?.get("X-Amz-Expires")).toBe("60")
    const names = [...(query[0]?.keys() ?? [])].join(" ")
    expect(names).not.toMatch(/checksum/i)
    expect(query[0]?.get("X-Amz-Signature")).not.toBe(
      query[1]?.get("X-Amz-Signature")
    )
  })
})

// Needs a real S3 API: set S3_ENDPOINT (and bucket and keys) to run it.
const described = S3_ENDPOINT ? describe : describe.skip

described("S3 driver keeps the storage contract", () => {
  for (const { name, run } of storageContract(() => ({
    driver,
    partSize: 5 * 1024 ** 2,
  }))) {
    it(name, run)
  }
})
