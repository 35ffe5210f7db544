export type RangeRequest =
  | { kind: "whole" }
  | { kind: "part"; start: number; end: number }
  | { kind: "unsatisfiable" }

const WHOLE: RangeRequest = { kind: "whole" }
const UNSATISFIABLE: RangeRequest = { kind: "unsatisfiable" }

const SINGLE = /^bytes=(\d{0,15})-(\d{0,15})$/i

/**
 * A Range header against a size (RFC 9110 §14.2). One range is answered; a
 * header that is malformed or asks for several is ignored, as the RFC allows.
 */
export function parseRange(
  header: string | undefined,
  size: number
): RangeRequest {
  const [match, first = "", last = ""] = SINGLE.exec(header?.trim() ?? "") ?? []
  if (!match || (!first && !last)) {
    return WHOLE
  }
  return first ? fromStart(first, last, size) : lastBytes(Number(last), size)
}

function fromStart(first: string, last: string, size: number): RangeRequest {
  const start = Number(first)
  const end = last ? Number(last) : size - 1
  if (last && end < start) {
    return WHOLE
  }
  return start >= size
    ? UNSATISFIABLE
    : { kind: "part", start, end: Math.min(end, size - 1) }
}

function lastBytes(count: number, size: number): RangeRequest {
  return count === 0 || size === 0
    ? UNSATISFIABLE
    : { kind: "part", start: Math.max(0, size - count), end: size - 1 }
}
