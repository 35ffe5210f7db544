import type { AcceptedTypeDto } from "../../contract"

export type Refusal =
  | { code: "type" }
  | { code: "empty" }
  | { code: "size"; kind: AcceptedTypeDto["kind"]; limit: number }

interface LocalFile {
  name: string
  type: string
  size: number
}

/** The server's own rules, asked before a byte is sent. */
export function refusalOf(
  file: LocalFile,
  accepts: readonly AcceptedTypeDto[]
): Refusal | null {
  const extension = file.name.toLowerCase().split(".").pop() ?? ""
  const type = accepts.find((entry) => entry.extension === extension)
  const declared = file.type.toLowerCase()
  if (!type || (declared !== "" && !type.content_types.includes(declared))) {
    return { code: "type" }
  }
  if (file.size === 0) {
    return { code: "empty" }
  }
  return file.size > type.max_bytes
    ? { code: "size", kind: type.kind, limit: type.max_bytes }
    : null
}
