/** The SDK's own schemas, as far as a request and an answer need them. */
type Ref = number | (() => unknown[]) | unknown[]

interface Struct {
  kind: "struct"
  name: string
  required: number
  members: { name: string; wire: string; ref: Ref }[]
}

type Shape =
  | { kind: "string" | "number" | "boolean" | "time" }
  | { kind: "list" | "map"; of: Ref }
  | Struct

const LIST = 64
const MAP = 128

const isRef = (value: unknown): value is Ref =>
  ["number", "function"].includes(typeof value) || Array.isArray(value)

/** A member is a reference, or a reference and its traits. */
function memberOf(member: unknown, name: string) {
  const isPair = Array.isArray(member) && typeof member[1] !== "string"
  const [ref, traits] = isPair ? (member as unknown[]) : [member, {}]
  if (!isRef(ref)) {
    throw new Error(`no schema for ${name}`)
  }
  const { jsonName } = Object(traits) as { jsonName?: string }
  return { name, wire: jsonName ?? name, ref }
}

function structOf(schema: unknown[]): Struct {
  const [, , name, , names, members, required] = schema
  const all = names as string[]
  return {
    kind: "struct",
    name: String(name),
    required: typeof required === "number" ? required : 0,
    members: all.map((each, at) => memberOf((members as unknown[])[at], each)),
  }
}

function simple(ref: number): Shape {
  if (ref >= MAP) {
    return { kind: "map", of: ref - MAP }
  }
  if (ref >= LIST) {
    return { kind: "list", of: ref - LIST }
  }
  const kinds = ["string", "number", "boolean"] as const
  return { kind: kinds[ref] ?? "time" }
}

export function shapeOf(ref: Ref): Shape {
  if (typeof ref === "number") {
    return simple(ref)
  }
  const schema = typeof ref === "function" ? ref() : ref
  const [kind] = schema
  if (kind === 1 || kind === 2) {
    const of = memberOf(schema[kind + 3], "items").ref
    return { kind: kind === 1 ? "list" : "map", of }
  }
  return structOf(schema)
}

export type { Ref, Struct }
