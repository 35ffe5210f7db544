interface Waiting<In, Out> {
  input: In
  resolve: (output: Out) => void
  reject: (error: unknown) => void
}

export interface GroupCommit<In, Out> {
  /** Makes all of these durable at once; one output per input, in order. */
  commit: (inputs: readonly In[]) => Promise<readonly Out[]>
  /** What one input adds to its group; 1 unless told. */
  weigh?: (input: In) => number
  /** More than this is left to the next group; one input always fits. */
  maxWeight?: number
}

/**
 * Group commit: calls that come while a group is on its way to the disk make
 * up the next one, so its size follows the load by itself. One alone goes at
 * once, and no timer ever holds anybody back. A call settles only when its own
 * group is committed. One commit, so one connection, at a time.
 */
export function groupCommit<In, Out>(
  options: GroupCommit<In, Out>
): (input: In) => Promise<Out> {
  const queue: Waiting<In, Out>[] = []
  let busy = false

  async function flush() {
    busy = true
    while (queue.length > 0) {
      await settle(nextGroup(queue, options), options.commit)
      // Who has just been answered may ask again, and join the next group.
      await new Promise((resolve) => setImmediate(resolve))
    }
    busy = false
  }

  return (input) =>
    new Promise((resolve, reject) => {
      queue.push({ input, resolve, reject })
      if (!busy) {
        void flush()
      }
    })
}

function nextGroup<In, Out>(
  queue: Waiting<In, Out>[],
  { weigh = () => 1, maxWeight = 256 }: GroupCommit<In, Out>
): Waiting<In, Out>[] {
  let weight = 0
  const tooMuch = queue.findIndex(({ input }, at) => {
    weight += weigh(input)
    return weight > maxWeight && at > 0
  })
  return queue.splice(0, tooMuch === -1 ? queue.length : tooMuch)
}

/**
 * The database said no to something in the group. Anything else (a lost
 * connection, a full pool) would say the same to each of them again.
 */
const isRefusal = (error: unknown) =>
  error instanceof Error &&
  (!("code" in error) || /^(2[0-9]|4[02]|55|P0)/.test(String(error.code)))

/** When a group is refused, each is tried alone: one must not sink the rest. */
async function settle<In, Out>(
  group: readonly Waiting<In, Out>[],
  commit: GroupCommit<In, Out>["commit"]
): Promise<void> {
  try {
    const outputs = await commit(group.map(({ input }) => input))
    group.forEach(({ resolve }, at) => {
      resolve(outputs[at] as Out)
    })
  } catch (error) {
    if (group.length === 1 || !isRefusal(error)) {
      group.forEach(({ reject }) => {
        reject(error)
      })
      return
    }
    for (const one of group) {
      await settle([one], commit)
    }
  }
}
