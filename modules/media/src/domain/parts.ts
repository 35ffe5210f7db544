const MIB = 1024 ** 2
const MIN_PART = 16 * MIB
const MAX_PARTS = 10_000

export interface PartPlan {
  partSize: number
  partCount: number
}

/**
 * 16 MiB parts (PERFORMANCE §8), larger ones where S3's ceiling of 10,000
 * parts would be passed. Every part but the last has exactly this size.
 */
export function planParts(sizeBytes: number): PartPlan {
  const floor = Math.ceil(sizeBytes / MAX_PARTS / MIB) * MIB
  const partSize = Math.max(MIN_PART, floor)
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
