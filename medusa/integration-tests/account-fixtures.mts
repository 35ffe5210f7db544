import { hmacHex, newId } from "@codex/kernel"
import type { Actor } from "../testing/http.mts"
import {
  claimsOf,
  newCreator,
  newShopper,
  sessionOf,
  sidOf,
} from "./account-people.mts"
import type { People } from "./people.mts"
import { sql, useShop } from "./shop.mts"

export interface AccountFixtures {
  /** Another device of buyer A, and of the operator. */
  buyerSession: string
  operatorSession: string
  /** Codes that prove the address they sign in with already: nothing moves. */
  emailRequest: string
  staffEmailRequest: string
  /** A code texted to a number of creator A. */
  phoneRequest: string
  /** A shopper who wants to be forgotten: their credential and password. */
  leaver: string
  leaverPassword: string
  /** A creator who wants to close their account: the same of them. */
  goer: string
  goerPassword: string
}

async function secondDevice(actor: Actor): Promise<string> {
  const id = newId("sess")
  await sql(
    `insert into login_session (id, auth_identity_id, actor_type, actor_id,
       auth_provider, device, idle_seconds, expires_at)
     select $1, auth_identity_id, actor_type, actor_id, auth_provider,
       'Second device', idle_seconds, expires_at
     from login_session where id = $2`,
    [id, sidOf(actor)]
  )
  return id
}

async function codeRequest(
  purpose: "email_change" | "phone",
  address: string,
  asker: string
): Promise<string> {
  const id = newId("code")
  const secret = useShop().env.JWT_SECRET ?? ""
  await sql(
    `insert into contact_code (id, purpose, address, requester, expires_at)
     values ($1, $2, $3, $4, now() + interval '1 hour')`,
    [id, purpose, address, hmacHex(secret, "requester", asker)]
  )
  return id
}

/** A code this actor has asked for, to the address they have already. */
const emailRequest = (actor: Actor, who: "shopper" | "operator") =>
  codeRequest(
    "email_change",
    useShop().demo.logins[who].email,
    `login:${claimsOf(actor).auth_identity_id ?? ""}`
  )

export async function makeSessions(people: People): Promise<AccountFixtures> {
  const leaver = await newShopper()
  const { headers } = await sessionOf(leaver)
  const goer = await newCreator("Gone", 189)
  return {
    goer: goer.actor.headers.authorization ?? "",
    goerPassword: goer.password,
    leaver: headers.authorization ?? "",
    leaverPassword: leaver.password,
    buyerSession: await secondDevice(people.buyerA),
    operatorSession: await secondDevice(people.operator),
    emailRequest: await emailRequest(people.buyerA, "shopper"),
    staffEmailRequest: await emailRequest(people.operator, "operator"),
    phoneRequest: await codeRequest(
      "phone",
      "+4930901820",
      `creator:${claimsOf(people.creatorA).actor_id ?? ""}`
    ),
  }
}
