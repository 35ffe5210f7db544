import { createHash } from "node:crypto"
import { createServer, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo } from "node:net"

import { S3Driver } from "../s3-driver"

interface Seen {
  method: string
  url: URL
  headers: IncomingMessage["headers"]
  body: string
}

let server: Server
let driver: S3Driver
const seen: Seen[] = []
/** What the store says next; XML, as S3 says it. */
let answers: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      seen.push({
        method: request.method ?? "",
        url: new URL(request.url ?? "", "http://store"),
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      })
      response.setHeader("content-type", "application/xml")
      response.end(answers.shift() ?? "<Empty/>")
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  driver = new S3Driver({
    driver: "s3",
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    bucket: "codex",
    accessKeyId: "key",
    secretAccessKey: "secret",
    forcePathStyle: true,
  })
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

beforeEach(() => {
  seen.length = 0
})

const LISTED = `<ListBucketResult><Contents><Key>media/c/a/1.ts</Key>
  <Size>3</Size></Contents></ListBucketResult>`

describe("objects deleted in one request", () => {
  it("are named with an MD5, which every S3 store takes", async () => {
    answers = [LISTED, "<DeleteResult/>"]
    expect(await driver.removePrefix("media/c/a/")).toBe(1)
    const [, request] = seen
    const md5 = createHash("md5")
      .update(request?.body ?? "")
      .digest("base64")
    expect(request?.body).toContain("media/c/a/1.ts")
    expect(request?.headers["content-md5"]).toBe(md5)
    expect(request?.headers.authorization).toContain("content-md5")
  })

  it("are not taken for gone when the store kept one", async () => {
    answers = [
      LISTED,
      `<DeleteResult><Error><Key>media/c/a/1.ts</Key>
        <Code>AccessDenied</Code><Message>locked</Message></Error>
        </DeleteResult>`,
    ]
    await expect(driver.removePrefix("media/c/a/")).rejects.toThrow(
      "1 objects were not deleted, media/c/a/1.ts for one: AccessDenied locked"
    )
  })
})

it("unfinished uploads are listed page by page", async () => {
  const upload = (id: string) =>
    `<Upload><Key>media/c/${id}/source</Key><UploadId>${id}</UploadId>
      <Initiated>2026-11-20T10:00:00.000Z</Initiated></Upload>`
  answers = [
    `<ListMultipartUploadsResult><IsTruncated>true</IsTruncated>
      <NextKeyMarker>media/c/a/source</NextKeyMarker>
      <NextUploadIdMarker>a</NextUploadIdMarker>${upload("a")}
      </ListMultipartUploadsResult>`,
    `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>
      ${upload("b")}</ListMultipartUploadsResult>`,
  ]
  const startedAt = new Date("2026-11-20T10:00:00Z")
  expect(await driver.listUploads("media/")).toEqual([
    { key: "media/c/a/source", uploadId: "a", startedAt },
    { key: "media/c/b/source", uploadId: "b", startedAt },
  ])
  expect(seen.map(({ url }) => url.searchParams.get("prefix"))).toEqual([
    "media/",
    "media/",
  ])
  expect(seen[1]?.url.searchParams.get("key-marker")).toBe("media/c/a/source")
  expect(seen[1]?.url.searchParams.get("upload-id-marker")).toBe("a")
})

it("parts are listed page by page, and the last page is the last", async () => {
  const part = (number: number) =>
    `<Part><PartNumber>${number}</PartNumber><Size>5</Size>
      <ETag>"e${number}"</ETag></Part>`
  const page = (truncated: boolean, number: number) =>
    `<ListPartsResult><IsTruncated>${truncated}</IsTruncated>
      <NextPartNumberMarker>${number}</NextPartNumberMarker>${part(number)}
      </ListPartsResult>`
  // S3 names a next marker on the last page as well.
  answers = [page(true, 1000), page(false, 1001)]
  const upload = { key: "media/c/a/source", uploadId: "a" }
  expect(await driver.listParts(upload)).toEqual([
    { partNumber: 1000, size: 5, etag: '"e1000"' },
    { partNumber: 1001, size: 5, etag: '"e1001"' },
  ])
  expect(
    seen.map(({ url }) => url.searchParams.get("part-number-marker"))
  ).toEqual([null, "1000"])
})
