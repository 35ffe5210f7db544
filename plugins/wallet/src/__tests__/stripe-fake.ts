import { spawn } from "node:child_process"
import path from "node:path"

const MAIN = path.resolve(
  __dirname,
  "../../../../medusa/testing/stripe-fake/main.mts"
)

export interface RunningFake {
  url: string
  /** POST `/_fake/<name>`; throws what it answers when it refuses. */
  act(name: string, body?: object): Promise<Record<string, unknown>>
  state(): Promise<Record<string, unknown[]>>
  stop(): Promise<void>
}

async function json<T>(answer: Response): Promise<T> {
  if (!answer.ok) {
    throw new Error(await answer.text())
  }
  return (await answer.json()) as T
}

/**
 * The stand-in for Stripe as a process of its own: Jest here is CommonJS and
 * the stand-in is not. `args` as in medusa/testing/stripe-fake/main.mts.
 */
export async function runStripeFake(args: string[] = []): Promise<RunningFake> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (line: Buffer) =>
      resolve(line.toString("utf8").trim())
    )
    child.once("exit", (code) =>
      reject(new Error(`The fake ended with code ${code ?? "none"}`))
    )
  })
  return {
    url,
    act: async (name, body = {}) =>
      json(
        await fetch(`${url}/_fake/${name}`, {
          method: "POST",
          body: JSON.stringify(body),
        })
      ),
    state: async () => json(await fetch(`${url}/_fake/state`)),
    stop: () =>
      new Promise((done) => {
        child.once("exit", () => done())
        child.kill("SIGTERM")
      }),
  }
}
