import { Ajv } from "ajv"
import type { ValidateFunction } from "ajv"
import fs from "node:fs"
import path from "node:path"
import { ApiError } from "../http/errors.mts"
import type { RawGroup } from "../http/form.mts"
import { NEWER_PARAMS, NEWER_ROUTES } from "./newer.mts"
import { RESOURCES, SchemaReader } from "./schemas.mts"
import type { Json } from "./schemas.mts"

/** Checks an exchange against Stripe's published schema. */
export interface Checker {
  request(method: string, route: string, raw: RawGroup): void
  /** An object, or a list of objects, in the shape of the schema's version. */
  object(body: unknown): void
}

const NOTHING: Checker = {
  request: () => undefined,
  object: () => undefined,
}

/** Third-party data: it lies beside the repository, never in it. */
const SPEC =
  process.env.STRIPE_OPENAPI ??
  path.resolve(
    import.meta.dirname,
    "../../../../../shared/spec/stripe-openapi-2020-03-02.json"
  )

interface OpenApi {
  paths: Record<string, Record<string, Operation | undefined> | undefined>
  components: { schemas: Record<string, Json> }
}

interface Operation {
  parameters?: { name: string; in: string; schema: Json }[]
  requestBody?: {
    content: Record<string, { schema: Json } | undefined>
  }
}

/** `/v1/refunds/:id` and `/v1/refunds/{refund}` are one route. */
const shapeOf = (route: string) => route.replace(/:[^/]+|\{[^}]+\}/g, "*")

function paramsSchema(operation: Operation, method: string): Json {
  const form =
    operation.requestBody?.content["application/x-www-form-urlencoded"]
  if (method !== "GET") {
    return form?.schema ?? { type: "object", properties: {} }
  }
  const fields = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === "query")
    .map(({ name, schema }) => [name, schema])
  return { type: "object", properties: Object.fromEntries(fields) as Json }
}

function withNewer(schema: Json, names: readonly string[]): Json {
  const newer = Object.fromEntries(names.map((name) => [name, {}])) as Json
  return { ...schema, properties: { ...(schema.properties as Json), ...newer } }
}

const said = (validate: ValidateFunction) =>
  (validate.errors ?? [])
    .map(({ instancePath, message, params }) =>
      `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`.trim()
    )
    .join("; ")

function refusedBySchema(name: string, validate: ValidateFunction): ApiError {
  const { missingProperty, additionalProperty } = (validate.errors?.[0]
    ?.params ?? {}) as Record<string, string | undefined>
  return new ApiError(
    400,
    `Stripe's published schema refuses this ${name}: ${said(validate)}`,
    {
      code: missingProperty ? "parameter_missing" : "parameter_unknown",
      param: missingProperty ?? additionalProperty,
    }
  )
}

class SpecChecker implements Checker {
  readonly #spec: OpenApi
  readonly #reader: SchemaReader
  readonly #objects = new Ajv({ strict: false, allErrors: true })
  readonly #forms = new Ajv({ strict: false, coerceTypes: "array" })
  readonly #routes = new Map<string, ValidateFunction | null>()

  constructor(spec: OpenApi) {
    this.#spec = spec
    this.#reader = new SchemaReader(spec.components.schemas)
    for (const name of this.#reader.reachable(RESOURCES)) {
      this.#objects.addSchema(this.#reader.named(name))
    }
  }

  request(method: string, route: string, raw: RawGroup): void {
    const name = `${method} ${shapeOf(route)}`
    if (!this.#routes.has(name)) this.#routes.set(name, this.#compile(name))
    const validate = this.#routes.get(name)
    if (validate && !validate(structuredClone(raw))) {
      throw refusedBySchema(name, validate)
    }
  }

  #compile(name: string): ValidateFunction | null {
    if (NEWER_ROUTES.includes(name)) return null
    const [method = "", shape] = name.split(" ")
    const [, operations] =
      Object.entries(this.#spec.paths).find(
        ([candidate]) => shapeOf(candidate) === shape
      ) ?? []
    const operation = operations?.[method.toLowerCase()]
    if (!operation) throw new Error(`${name} is in no schema and not listed`)
    const schema = withNewer(
      paramsSchema(operation, method),
      NEWER_PARAMS[name] ?? []
    )
    return this.#forms.compile(this.#reader.convert(schema))
  }

  object(body: unknown): void {
    const { object, data } = body as { object?: string; data?: unknown }
    if (object === "list" && Array.isArray(data)) {
      for (const item of data) this.object(item)
      return
    }
    if (!object || !RESOURCES.includes(object)) return
    const validate = this.#objects.getSchema(object)
    if (!validate?.(body)) {
      const why = validate ? said(validate) : "no such schema"
      throw new Error(`This ${object} is not one of Stripe's: ${why}`)
    }
  }
}

let loaded: Checker | undefined

/** The checker where the schema lies beside the repository. */
export function loadChecker(): Checker {
  if (loaded) return loaded
  if (fs.existsSync(SPEC)) {
    loaded = new SpecChecker(
      JSON.parse(fs.readFileSync(SPEC, "utf8")) as OpenApi
    )
  } else {
    console.warn(
      `stripe-fake: not checked against Stripe's published schema, which is not at ${SPEC}`
    )
    loaded = NOTHING
  }
  return loaded
}
