/** One line of an allow-list. `**` stands for any rest, `:x` for one segment. */
export interface AllowedPath {
  methods: readonly string[]
  path: string
  /** A body that sets this field to anything but false is refused. */
  refuseBodyField?: string
}

export interface AdminRequest {
  method: string
  url: string
  body?: unknown
}

/** What no admin path needs, and what tricks with paths are made of. */
const SUSPICIOUS = /[\u0000-\u001f\u007f/\\%;]/

function decodeSegment(segment: string): string | null {
  try {
    const plain = decodeURIComponent(segment)
    return SUSPICIOUS.test(plain) || plain === "." || plain === ".."
      ? null
      : plain
  } catch {
    return null
  }
}

/**
 * The segments a request is about: decoded once, without empty ones. Null for
 * a path that means different things to different readers (dot segments,
 * encoded slashes, double encoding, control characters).
 */
export function adminSegments(url: string): string[] | null {
  const path = url.split(/[?#]/, 1)[0] ?? ""
  const segments: string[] = []
  for (const raw of path.split("/")) {
    if (raw === "") {
      continue
    }
    const segment = decodeSegment(raw)
    if (segment === null) {
      return null
    }
    segments.push(segment)
  }
  return segments
}

function matches(pattern: string, segments: readonly string[]): boolean {
  const parts = pattern.split("/").filter((part) => part !== "")
  const open = parts.at(-1) === "**"
  const fixed = open ? parts.slice(0, -1) : parts
  if (
    open ? segments.length < fixed.length : segments.length !== fixed.length
  ) {
    return false
  }
  return fixed.every(
    (part, index) =>
      part.startsWith(":") || part === segments[index]?.toLowerCase()
  )
}

function hasField(body: unknown, field: string): boolean {
  const value: unknown =
    typeof body === "object" && body !== null
      ? (body as Record<string, unknown>)[field]
      : undefined
  return value !== undefined && value !== false
}

/**
 * Whether the list allows this request. Express routes without regard to case
 * and trailing slash, so the comparison does too; whatever cannot be read in
 * exactly one way is not allowed.
 */
export function isAllowed(
  list: readonly AllowedPath[],
  request: AdminRequest
): boolean {
  const segments = adminSegments(request.url)
  if (!segments) {
    return false
  }
  // Express answers HEAD with the GET handler.
  const method = request.method === "HEAD" ? "GET" : request.method
  return list.some(
    (entry) =>
      entry.methods.includes(method) &&
      matches(entry.path, segments) &&
      !(entry.refuseBodyField && hasField(request.body, entry.refuseBodyField))
  )
}
