import { randomInt } from "node:crypto"
import { withPlatform } from "@codex/kernel"
import { noteVerifiedEmail } from "@codex/plugin-checkout/workflows"
import {
  addMemberWorkflow,
  createCreatorWorkflow,
  createOrganizationWorkflow,
} from "@codex/plugin-creators/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createCustomerAccountWorkflow,
  createUserAccountWorkflow,
} from "@medusajs/medusa/core-flows"

export interface Login {
  email: string
  password: string
}

export interface People {
  handle: string
  organizationId: string
  owner: string
  second: string
  shopper: string
  earlierBuyer: string
  logins: { shopper: Login; creator: Login; operator: Login }
}

const HANDLE = "quiet-hours"
const WORDS = "amber birch cedar delta ember fjord grove heron islet juniper"

/** Easy to type, made anew for each shop, so no demo password is known. */
function password(): string {
  const words = WORDS.split(" ")
  const word = () => words[randomInt(words.length)] ?? "amber"
  return `${word()}-${word()}-${word()}-${randomInt(1000, 9999)}`
}

export const login = (name: string): Login => ({
  email: `${name}@example.com`,
  password: password(),
})

async function registerIdentity(container: MedusaContainer, person: Login) {
  const auth = container.resolve(Modules.AUTH)
  const { authIdentity, error } = await auth.register("emailpass", {
    body: { ...person },
  })
  if (!authIdentity) {
    throw new Error(`Could not register ${person.email}: ${error ?? "unknown"}`)
  }
  return authIdentity.id
}

async function makeOperator(container: MedusaContainer, person: Login) {
  const authIdentityId = await registerIdentity(container, person)
  await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId,
      userData: {
        email: person.email,
        first_name: "Olga",
        last_name: "Operator",
        roles: ["role_super_admin"],
      },
    },
  })
}

async function makeCustomer(
  container: MedusaContainer,
  person: Login,
  name: [string, string]
): Promise<string> {
  const authIdentityId = await registerIdentity(container, person)
  const { result } = await createCustomerAccountWorkflow(container).run({
    input: {
      authIdentityId,
      customerData: {
        email: person.email,
        first_name: name[0],
        last_name: name[1],
      },
    },
  })
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "seed: proven e-mail", (tx) =>
    noteVerifiedEmail(tx, result.id, person.email)
  )
  return result.id
}

/** A creator with a login, a handle and a personal organization. */
export async function makeCreator(
  container: MedusaContainer,
  person: Login,
  who: { name: string; handle: string; bio: string }
): Promise<string> {
  const { result } = await createCreatorWorkflow(container).run({
    input: {
      ...person,
      display_name: who.name,
      handle: who.handle,
      bio: who.bio,
    },
  })
  return result.creator.id
}

/** An organization with its owner-creator and a second creator; two shoppers. */
export async function seedPeople(container: MedusaContainer): Promise<People> {
  const logins = {
    shopper: login("shopper"),
    creator: login("creator"),
    operator: login("operator"),
  }
  await makeOperator(container, logins.operator)
  const owner = await makeCreator(container, logins.creator, {
    name: "Mara Lind",
    handle: "mara",
    bio: "Teaches slow mornings, breath and attention.",
  })
  const second = await makeCreator(container, login("jonas"), {
    name: "Jonas Weil",
    handle: "jonas",
    bio: "Records rooms, rain and low strings.",
  })
  const { result: organization } = await createOrganizationWorkflow(
    container
  ).run({
    input: {
      name: "Quiet Hours",
      handle: HANDLE,
      owner_creator_id: owner,
      tagline: "Short practices for long days",
      description:
        "A small studio for breath, movement and listening. New work every week.",
      brand_color: "#2a6f7f",
      support_email: "hello@example.com",
    },
  })
  await addMemberWorkflow(container).run({
    input: {
      organization_id: organization.id,
      creator_id: second,
      role: "creator",
    },
  })
  const shopper = await makeCustomer(container, logins.shopper, ["Sam", "Reed"])
  const earlierBuyer = await makeCustomer(container, login("robin"), [
    "Robin",
    "Hale",
  ])
  return {
    handle: HANDLE,
    organizationId: organization.id,
    owner,
    second,
    shopper,
    earlierBuyer,
    logins,
  }
}
