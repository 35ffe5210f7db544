/** Watching this much of something counts as having watched it. */
const COMPLETED_SHARE = 0.95

export interface ProgressReport {
  positionMs: number
  durationMs: number
}

export interface ProgressState {
  positionMs: number
  resumeMs: number
  completed: boolean
}

/**
 * What a report means. Completing keeps the reported position apart from the
 * place to resume at, which goes back to the start.
 */
export function progressState(
  report: ProgressReport,
  completedBefore = false
): ProgressState {
  const positionMs = Math.min(report.positionMs, report.durationMs)
  const finished = positionMs >= report.durationMs * COMPLETED_SHARE
  return {
    positionMs,
    resumeMs: finished ? 0 : positionMs,
    completed: finished || completedBefore,
  }
}

export interface ProgressFacts {
  position_ms: number
  duration_ms: number
  completed: boolean
}

/** How far a post is, 0 to 100, weighted by the length of its parts. */
export function progressPercent(
  parts: readonly (ProgressFacts | { duration_ms: number })[]
): number {
  const total = parts.reduce((sum, part) => sum + part.duration_ms, 0)
  if (total <= 0) {
    return 0
  }
  const seen = parts.reduce((sum, part) => {
    if (!("completed" in part)) {
      return sum
    }
    return sum + (part.completed ? part.duration_ms : part.position_ms)
  }, 0)
  return Math.min(100, Math.floor((seen / total) * 100))
}
