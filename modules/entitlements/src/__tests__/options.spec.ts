import { parseAccessOptions } from "../options"

const playbackSecret = "x".repeat(32)

describe("options", () => {
  it("have safe defaults", () => {
    expect(parseAccessOptions({ playbackSecret })).toEqual({
      playbackSecret,
      leaseMinutes: 240,
      maxSessions: 3,
      cookieSecure: true,
      mirrorMaxAgeMs: 1_000,
      downloadsPerHour: 10,
    })
  })

  it.each([
    ["playbackSecret", { playbackSecret: "short" }],
    ["playbackSecret", {}],
    ["leaseMinutes", { playbackSecret, leaseMinutes: 241 }],
    ["maxSessions", { playbackSecret, maxSessions: 0 }],
    ["mirrorMaxAgeMs", { playbackSecret, mirrorMaxAgeMs: 5_000 }],
    ["leaseMinuts", { playbackSecret, leaseMinuts: 5 }],
  ])("a wrong %s is named", (name, options) => {
    expect(() => parseAccessOptions(options)).toThrow(name)
  })

  it("do not mind what Medusa adds to them", () => {
    expect(
      parseAccessOptions({ playbackSecret, database: { clientUrl: "x" } })
    ).toMatchObject({ playbackSecret })
  })

  it("prefer the given secret to the derived one", () => {
    const derived = { playbackSecret: "y".repeat(64) }
    expect(parseAccessOptions({ playbackSecret }, derived)).toMatchObject({
      playbackSecret,
    })
    expect(parseAccessOptions({}, derived)).toMatchObject(derived)
  })
})
