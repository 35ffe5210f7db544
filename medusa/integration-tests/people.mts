import fs from "node:fs"
import path from "node:path"
import {
  type Actor,
  anonymous,
  registerCustomer,
  signIn,
} from "../testing/http.mts"
import { proveBuyers } from "./proven-buyer.mts"
import { sql, useShop } from "./shop.mts"

export interface People {
  anonymous: Actor
  buyerA: Actor
  buyerB: Actor
  creatorA: Actor
  creatorB: Actor
  staffB: Actor
  operator: Actor
}

interface Second {
  logins: Record<"creator" | "staff", { email: string; password: string }>
  organizationId: string
  postId: string
}

/** The seven identities of T2; A is the demo shop, B the second organization. */
export async function meetPeople(): Promise<{
  people: People
  second: Second
}> {
  const shop = useShop()
  const file = path.join(shop.dataDir, "second.json")
  if (!fs.existsSync(file)) {
    await shop.runScript("second-organization")
  }
  const second = JSON.parse(fs.readFileSync(file, "utf8")) as Second
  const { logins, publishableKey } = shop.demo
  const base = shop.backendUrl
  const user = (login: { email: string; password: string }, name: string) =>
    signIn(base, "user", login, name)
  const emailB = `b-${Date.now()}@example.com`
  const people: People = {
    anonymous,
    buyerA: await signIn(base, "customer", logins.shopper, "buyer A"),
    buyerB: await registerCustomer(
      base,
      publishableKey,
      { email: emailB, password: "a-long-password-b" },
      "buyer B"
    ),
    creatorA: await user(logins.creator, "creator of A"),
    creatorB: await user(second.logins.creator, "creator of B"),
    staffB: await user(second.logins.staff, "staff of B"),
    operator: await user(logins.operator, "operator"),
  }
  await proveBuyers([logins.shopper.email, emailB])
  return { people, second }
}

/** One value from the database, as platform truth. */
export async function valueOf(text: string, values: unknown[] = []) {
  const [row] = await sql<Record<string, string>>(text, values)
  return row ? String(Object.values(row)[0]) : ""
}
