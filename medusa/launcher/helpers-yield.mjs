// Loaded before the app (`--import`). V8 starts its helper threads before the
// first line of script and lets them collect garbage: on two cores four of
// them take the processor from the one thread that answers. Linux schedules
// threads, and `setpriority` takes a thread's id as it takes a process's
// (setpriority(2), "C library/kernel differences"); where there is no such
// list of threads nothing is done.
import fs from "node:fs"
import os from "node:os"

const THREADS = "/proc/self/task"

if (process.platform === "linux") {
  for (const thread of fs.readdirSync(THREADS).map(Number)) {
    if (thread !== process.pid) {
      os.setPriority(thread, os.constants.priority.PRIORITY_BELOW_NORMAL)
    }
  }
}
