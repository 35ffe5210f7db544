const MIB = 1024 ** 2
const MIN_PART = 16 * MIB
const MAX_PART = 64 * MIB
const STEP = 8 * MIB
/** S3's ceiling. */
const MAX_PARTS = 10_000
/** What a file on an unknown line is cut into, or fewer. */
const FEW_PARTS = 200
/** A part lost with the line costs this long at most to send again … */
const PART_SECONDS = 8
/** … when so many share the line. */
const PARALLEL = 4

export interface PartPlan {
  partSize: number
  partCount: number
}

const stepUp = (bytes: number, step: number) => Math.ceil(bytes / step) * step

/**
 * 16 to 64 MiB (PERFORMANCE §8): as much as the line carries in eight seconds,
 * or a two-hundredth of the file where its speed is not known; larger only
 * where S3's ceiling of 10,000 parts would be passed. Every part but the last
 * has exactly this size, for some stores (R2) take no others.
 *
 * @param bytesPerSecond what the sender's line was last seen to carry
 */
export function planParts(
  sizeBytes: number,
  bytesPerSecond?: number
): PartPlan {
  const wanted =
    bytesPerSecond === undefined
      ? sizeBytes / FEW_PARTS
      : (bytesPerSecond * PART_SECONDS) / PARALLEL
  const adapted = Math.min(MAX_PART, Math.max(MIN_PART, stepUp(wanted, STEP)))
  const partSize = Math.max(adapted, stepUp(sizeBytes / MAX_PARTS, MIB))
  return { partSize, partCount: Math.max(1, Math.ceil(sizeBytes / partSize)) }
}

/** The signed size of one part, or `null` when there is no such part. */
export function sizeOfPart(
  sizeBytes: number,
  plan: PartPlan,
  partNumber: number
): number | null {
  if (
    !Number.isInteger(partNumber) ||
    partNumber < 1 ||
    partNumber > plan.partCount
  ) {
    return null
  }
  return partNumber < plan.partCount
    ? plan.partSize
    : sizeBytes - plan.partSize * (plan.partCount - 1)
}

/** What is missing or has the wrong size; empty means the upload is whole. */
export function missingParts(
  sizeBytes: number,
  plan: PartPlan,
  parts: readonly { partNumber: number; size: number }[]
): number[] {
  const sizes = new Map(parts.map((part) => [part.partNumber, part.size]))
  const missing: number[] = []
  for (let number = 1; number <= plan.partCount; number += 1) {
    if (sizes.get(number) !== sizeOfPart(sizeBytes, plan, number)) {
      missing.push(number)
    }
  }
  return missing
}
