import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3"

import { PartUrls } from "../s3-part-urls"

const CREDENTIALS = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}

const makeClient = (config: S3ClientConfig) =>
  new S3Client({
    region: "us-east-1",
    credentials: CREDENTIALS,
    requestChecksumCalculation: "WHEN_REQUIRED",
    ...config,
  })

const ENDPOINTS: [string, S3ClientConfig, string][] = [
  ["AWS", {}, "codex-media"],
  ["AWS, a bucket with dots", {}, "media.codex.example"],
  ["AWS, path style", { forcePathStyle: true }, "codex-media"],
  ["AWS in another region", { region: "eu-central-1" }, "codex-media"],
  ["AWS in China", { region: "cn-north-1" }, "codex-media"],
  ["AWS, accelerated", { useAccelerateEndpoint: true }, "codex-media"],
  ["AWS, dual stack", { useDualstackEndpoint: true }, "codex-media"],
  [
    "a port of its own, path style",
    { endpoint: "http://127.0.0.1:8085", forcePathStyle: true },
    "codex",
  ],
  [
    "below a path",
    { endpoint: "https://store.example:9443/base/", forcePathStyle: true },
    "codex",
  ],
  [
    "a custom host, virtual style",
    { endpoint: "https://objects.example", region: "auto" },
    "codex-media",
  ],
  [
    "temporary credentials",
    { credentials: { ...CREDENTIALS, sessionToken: "FwoG/x+y==&é" } },
    "codex-media",
  ],
]

const KEYS = [
  "media/cr_1/asset_1/source",
  "media/a b/ü (1)*!'~+&=?#%/日本/source",
  "media/dots/../and//double/.hidden",
  `media/${"long".repeat(200)}`,
]

const DATES = [
  "2026-01-02T03:04:05Z",
  "2028-02-29T23:59:59.999Z",
  "2030-12-31T00:00:00Z",
]

const PARTS = [
  { partNumber: 1, size: 16 * 1024 ** 2 },
  { partNumber: 10, size: 5 * 1024 ** 3 },
  { partNumber: 10_000, size: 1 },
]

describe("part links are the SDK's, to the byte", () => {
  it.each(ENDPOINTS)("%s", async (_, config, bucket) => {
    const urls = new PartUrls(makeClient(config), bucket)
    const bySdk = jest.spyOn(urls, "signWithSdk")
    for (const key of KEYS) {
      for (const date of DATES) {
        const upload = { key, uploadId: "2~Vm/K+x=.é" }
        const signing = { at: new Date(date), expiresInS: 14_400 }
        const expected = await urls.signWithSdk(upload, PARTS, signing)
        bySdk.mockClear()
        const { expiresInS, at } = signing
        const ours = await urls.sign(upload, PARTS, expiresInS, at)
        expect(ours).toEqual(expected)
        // Only the first asked the SDK anything: where the bucket is.
        expect(bySdk.mock.calls.length).toBeLessThanOrEqual(
          key === KEYS[0] && date === DATES[0] ? 1 : 0
        )
      }
    }
  })

  it("or are the SDK's own, where it signs differently", async () => {
    const arn = "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap"
    const urls = new PartUrls(makeClient({}), arn)
    const upload = { key: "media/c/a/source", uploadId: "u" }
    // Several regions at once need an asymmetric signer, which is not there.
    await expect(urls.sign(upload, PARTS, 60)).rejects.toThrow(/SigV4a/i)
  })

  it("follow credentials that change", async () => {
    let turn = 0
    const client = makeClient({
      credentials: () => {
        turn += 1
        // Over already, so that they are asked for anew each time.
        return Promise.resolve({
          ...CREDENTIALS,
          sessionToken: `token-${turn}`,
          expiration: new Date(Date.now() - 1000),
        })
      },
    })
    const urls = new PartUrls(client, "codex-media")
    const upload = { key: "media/c/a/source", uploadId: "u" }
    const tokens = new Set<string | null>()
    for (let at = 0; at < 3; at += 1) {
      const [signed] = await urls.sign(upload, PARTS, 60)
      const { searchParams } = new URL(signed?.url ?? "")
      tokens.add(searchParams.get("X-Amz-Security-Token"))
    }
    expect(tokens.size).toBe(3)
  })

  it("cannot be learnt without credentials, and can as soon as they are there", async () => {
    let there = false
    const client = makeClient({
      credentials: () =>
        there
          ? Promise.resolve(CREDENTIALS)
          : Promise.reject(new Error("none yet")),
    })
    const urls = new PartUrls(client, "codex-media")
    const upload = { key: "media/c/a/source", uploadId: "u" }
    await expect(urls.sign(upload, PARTS, 60)).rejects.toThrow("none yet")
    there = true
    expect(await urls.sign(upload, PARTS, 60)).toHaveLength(PARTS.length)
  })
})
