import { spawn, type ChildProcess } from "node:child_process"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { stripeClient } from "../../lib/stripe-client"

const FAKE = join(
  __dirname,
  "../../../../../medusa/testing/stripe-fake/main.mts"
)
const SECRET = "sk_test_contract_0123456789abcdefghij"

/** The stand-in for Stripe as its own process, spoken to over HTTP only. */
export async function startStripe() {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--conditions=codex-source", FAKE, "--port", "0", "--secret", SECRET],
    { stdio: ["ignore", "pipe", "inherit"] }
  )
  if (!child.stdout) {
    throw new Error("the stand-in has no output")
  }
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", () => reject(new Error("the stand-in did not start")))
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once(
      "line",
      resolve
    )
  })
  const act = async (name: string, body: object): Promise<unknown> => {
    const done = await fetch(`${url}/_fake/${name}`, {
      method: "POST",
      body: JSON.stringify(body),
    })
    if (!done.ok) {
      throw new Error(await done.text())
    }
    return done.json()
  }
  return {
    stripe: stripeClient({ apiKey: SECRET, apiBase: url }),
    act,
    stop: () => {
      child.kill()
    },
  }
}

export type StripeProcess = Awaited<ReturnType<typeof startStripe>>
