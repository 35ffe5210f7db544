import { encodeUri, presigner, signingKey } from "../sigv4"

/** The credentials of the examples in AWS's own documentation. */
const DOCUMENTED = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}

describe("Signature Version 4, by AWS's documented answers", () => {
  // S3 API reference, "Authenticating Requests: Using Query Parameters".
  it("presigns GET test.txt of examplebucket", () => {
    const sign = presigner({
      method: "GET",
      origin: "https://examplebucket.s3.amazonaws.com",
      path: "/test.txt",
      scope: { region: "us-east-1", service: "s3" },
      credentials: DOCUMENTED,
      at: new Date("2013-05-24T00:00:00Z"),
      expiresInS: 86_400,
      signedHeaders: ["host"],
    })
    const url = new URL(
      sign({ query: "", headers: ["examplebucket.s3.amazonaws.com"] })
    )
    expect(url.searchParams.get("X-Amz-Credential")).toBe(
      "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request"
    )
    expect(url.searchParams.get("X-Amz-Date")).toBe("20130524T000000Z")
    expect(url.searchParams.get("X-Amz-Signature")).toBe(
      "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    )
  })

  // General reference, "Deriving the signing key" and its older example.
  it.each([
    [
      "20150830",
      "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9",
    ],
    [
      "20120215",
      "f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d",
    ],
  ])("derives the key of %s", (day, expected) => {
    const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
    const scope = { region: "us-east-1", service: "iam" }
    expect(signingKey(secret, day, scope).toString("hex")).toBe(expected)
  })
})

describe("the signing key", () => {
  const scope = { region: "eu-west-1", service: "s3" }

  it("is derived once for a day, region, service and secret", () => {
    const key = signingKey("secret", "20260102", scope)
    expect(signingKey("secret", "20260102", { ...scope })).toBe(key)
    for (const other of [
      signingKey("secret", "20260103", scope),
      signingKey("secret", "20260102", { ...scope, region: "eu-west-2" }),
      signingKey("secret", "20260102", { ...scope, service: "iam" }),
      signingKey("secret2", "20260102", scope),
    ]) {
      expect(other.equals(key)).toBe(false)
    }
  })

  it("of long ago is forgotten, and derived again when it is asked for", () => {
    const first = signingKey("secret", "20250101", scope)
    for (let day = 10; day < 30; day += 1) {
      signingKey("secret", `202502${day}`, scope)
    }
    const again = signingKey("secret", "20250101", scope)
    expect(again).not.toBe(first)
    expect(again.equals(first)).toBe(true)
  })
})

it("encodes as RFC 3986 asks, which is more than a browser does", () => {
  expect(encodeUri("a b/ü(1)*!'~+&=")).toBe(
    "a%20b%2F%C3%BC%281%29%2A%21%27~%2B%26%3D"
  )
})
