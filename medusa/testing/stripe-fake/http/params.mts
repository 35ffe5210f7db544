import { ApiError } from "./errors.mts"
import type { Raw, RawGroup } from "./form.mts"

/** How one parameter is read; what a route does not name is refused. */
export interface Field<T> {
  read(raw: Raw, name: string): T
}
export interface Needed<T> extends Field<T> {
  needed: true
}
export type Shape = Record<string, Field<unknown>>

type ValueOf<F> = F extends Field<infer T> ? T : never
type NeededKeys<S> = {
  [K in keyof S]: S[K] extends Needed<unknown> ? K : never
}[keyof S]

export type Params<S> = { [K in NeededKeys<S>]: ValueOf<S[K]> } & {
  [K in Exclude<keyof S, NeededKeys<S>>]?: ValueOf<S[K]>
}

const invalid = (name: string, what: string) =>
  new ApiError(400, `Invalid ${what}: ${name}`, {
    code: "parameter_invalid",
    param: name,
  })

export const text: Field<string> = {
  read(raw, name) {
    if (typeof raw !== "string") throw invalid(name, "string")
    return raw
  },
}

export const int: Field<number> = {
  read(raw, name) {
    if (typeof raw !== "string" || !/^-?\d{1,15}$/.test(raw)) {
      throw invalid(name, "integer")
    }
    return Number(raw)
  },
}

export const bool: Field<boolean> = {
  read(raw, name) {
    if (raw !== "true" && raw !== "false") throw invalid(name, "boolean")
    return raw === "true"
  },
}

export const oneOf = <T extends string>(...values: T[]): Field<T> => ({
  read(raw, name) {
    const found = values.find((value) => value === raw)
    if (found === undefined) throw invalid(name, `one of ${values.join(", ")}`)
    return found
  },
})

/** Metadata; an empty value unsets its key. */
export const strings: Field<Record<string, string>> = {
  read(raw, name) {
    if (raw === "") return {}
    if (typeof raw === "string" || Array.isArray(raw)) {
      throw invalid(name, "hash")
    }
    return Object.fromEntries(
      Object.entries(raw).map(([key, value]) => [
        key,
        text.read(value, `${name}[${key}]`),
      ])
    )
  },
}

export const listOf = <T,>(field: Field<T>): Field<T[]> => ({
  read(raw, name) {
    if (!Array.isArray(raw)) throw invalid(name, "array")
    return raw.map((value, index) => field.read(value, `${name}[${index}]`))
  },
})

export const group = <S extends Shape>(shape: S): Field<Params<S>> => ({
  read(raw, name) {
    if (typeof raw === "string" || Array.isArray(raw)) {
      throw invalid(name, "hash")
    }
    return readParams(shape, raw, name)
  },
})

/** A hash whose form nobody here depends on, kept as it came. */
export const anything: Field<Raw> = { read: (raw) => raw }

export function need<T>(field: Field<T>): Needed<T> {
  return { ...field, needed: true }
}

const isNeeded = (field: Field<unknown>) => "needed" in field

export function readParams<S extends Shape>(
  shape: S,
  raw: RawGroup,
  parent = ""
): Params<S> {
  const nameOf = (key: string) => (parent ? `${parent}[${key}]` : key)
  for (const key of Object.keys(raw)) {
    if (!Object.hasOwn(shape, key)) {
      throw new ApiError(400, `Received unknown parameter: ${nameOf(key)}`, {
        code: "parameter_unknown",
        param: nameOf(key),
      })
    }
  }
  const entries = Object.entries(shape).flatMap(([key, field]) => {
    const value = raw[key]
    if (value !== undefined) return [[key, field.read(value, nameOf(key))]]
    if (!isNeeded(field)) return []
    throw new ApiError(400, `Missing required param: ${nameOf(key)}.`, {
      code: "parameter_missing",
      param: nameOf(key),
    })
  })
  return Object.fromEntries(entries) as Params<S>
}
