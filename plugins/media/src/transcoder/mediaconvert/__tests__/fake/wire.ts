import { Refused } from "./refused"
import { type Ref, shapeOf, type Struct } from "./schema"
import { assertText } from "./texts"

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value)

function structFrom(shape: Struct, value: Fields, path: string): Fields {
  const unknown = Object.keys(value).filter(
    (key) => !shape.members.some(({ wire }) => wire === key)
  )
  const missing = shape.members
    .slice(0, shape.required)
    .filter(({ wire }) => value[wire] === undefined)
  if (unknown.length > 0 || missing.length > 0) {
    const names = missing.map(({ wire }) => wire)
    throw new Refused(
      `${path}: unknown ${unknown.join()}, missing ${names.join()}`
    )
  }
  const given = shape.members.filter(({ wire }) => value[wire] !== undefined)
  return Object.fromEntries(
    given.map(({ name, wire, ref }) => {
      const field = `${shape.name}.${name}`
      return [name, fromWire(ref, value[wire], `${path}.${wire}`, field)]
    })
  )
}

function assertType(kind: string, value: unknown, path: string): void {
  if (typeof value !== kind) {
    throw new Refused(`${path}: ${kind} expected, not ${JSON.stringify(value)}`)
  }
}

/**
 * What came over the wire, in the SDK's own words; refuses what AWS would:
 * unknown and missing members, wrong types, texts outside their enumeration.
 */
export function fromWire(
  ref: Ref,
  value: unknown,
  path: string,
  field = path
): unknown {
  const shape = shapeOf(ref)
  if (shape.kind === "struct" || shape.kind === "map") {
    if (!isFields(value)) {
      throw new Refused(`${path}: an object expected`)
    }
    return shape.kind === "struct"
      ? structFrom(shape, value, path)
      : Object.fromEntries(
          Object.entries(value).map(([key, each]) => [
            key,
            fromWire(shape.of, each, `${path}.${key}`, field),
          ])
        )
  }
  if (shape.kind === "list") {
    if (!Array.isArray(value)) {
      throw new Refused(`${path}: a list expected`)
    }
    return value.map((each, at) =>
      fromWire(shape.of, each, `${path}[${at}]`, field)
    )
  }
  assertType(shape.kind, value, path)
  if (shape.kind === "string") {
    assertText(field, String(value), path)
  }
  return value
}

/** The other way: names as they stand in JSON, times as seconds. */
export function toWire(ref: Ref, value: unknown): unknown {
  const shape = shapeOf(ref)
  if (shape.kind === "list" && Array.isArray(value)) {
    return value.map((each) => toWire(shape.of, each))
  }
  if (value instanceof Date) {
    return value.getTime() / 1000
  }
  if (!isFields(value)) {
    return value
  }
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  if (shape.kind === "map") {
    return Object.fromEntries(
      entries.map(([key, each]) => [key, toWire(shape.of, each)])
    )
  }
  const members = shape.kind === "struct" ? shape.members : []
  return Object.fromEntries(
    entries.flatMap(([key, each]) => {
      const member = members.find(({ name }) => name === key)
      return member ? [[member.wire, toWire(member.ref, each)]] : []
    })
  )
}
