/** Named checks with a line each and the totals at the end. */
export class Tally {
  passed = 0
  failed = 0

  /**
   * @param {string} name
   * @param {() => unknown} body throws when the check fails
   * @returns {Promise<boolean>}
   */
  async check(name, body) {
    const started = performance.now()
    try {
      await body()
      this.passed += 1
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`✓ ${name} (${seconds} s)`)
      return true
    } catch (error) {
      this.failed += 1
      const message = error instanceof Error ? error.message : String(error)
      console.log(`✗ ${name}\n    ${message.replaceAll("\n", "\n    ")}`)
      return false
    }
  }

  /** The line that CI reads. */
  report() {
    console.log(`${this.passed} passed, ${this.failed} failed`)
    return this.failed === 0 ? 0 : 1
  }
}

/** @param {unknown} condition @param {string} message */
export function expect(condition, message) {
  if (!condition) throw new Error(message)
}
