import assert from "node:assert/strict"
import { it } from "node:test"
import type { Page } from "playwright-core"
import { sql } from "../integration-tests/shop.mts"
import type { OidcFake, Person } from "../testing/oidc-fake/server.mts"
import { useStage } from "./stage.mts"

const INA: Person = {
  sub: "ina-1",
  email: "ina@example.org",
  email_verified: true,
  name: "Ina Berg",
}

const shop = () => useStage().shop

async function goOn(page: Page): Promise<void> {
  await page.goto(`${shop().storefrontUrl}/login?returnTo=/account/security`)
  await page.getByRole("link", { name: "Continue with Fjord ID" }).click()
}

async function nobody(page: Page, why: RegExp): Promise<void> {
  await page.getByText(why).waitFor()
  await page.goto(`${shop().storefrontUrl}/library`)
  assert.match(page.url(), /\/login/)
}

/** Shoppers who say who they are somewhere else. */
export function signInJourney(at: { fake: OidcFake | null }): void {
  const as = (person: Person | null) => {
    assert.ok(at.fake)
    at.fake.person = person
  }

  it("comes back signed in, as the same person each time", async () => {
    as(INA)
    for (const visit of [1, 2]) {
      const { page, context } = await useStage().person()
      await goOn(page)
      await page.waitForURL(/\/account\/security$/)
      assert.equal(await page.getByLabel("Current password").count(), 0)
      if (visit === 1) {
        await useStage().shoot(page, "sign-in-done")
      }
      await context.close()
    }
    const found = await sql(
      "select 1 from customer where email = $1 and has_account",
      [INA.email]
    )
    assert.equal(found.length, 1)
  })

  it("is told when it did not work, and nothing has changed", async () => {
    const { page, context } = await useStage().person()
    as(null)
    await goOn(page)
    await useStage().shoot(page, "sign-in-failed")
    await nobody(page, /That did not work/)
    as({ ...INA, sub: "liar", email_verified: false })
    await goOn(page)
    await nobody(page, /That did not work/)
    await context.close()
  })

  it("is never joined to somebody else's account", async () => {
    const { page, context } = await useStage().person()
    as({ ...INA, sub: "other", email: shop().demo.logins.shopper.email })
    await goOn(page)
    await nobody(page, /There is an account with this address already/)
    await context.close()
  })

  it("takes no answer that another browser has asked for", async () => {
    as(INA)
    const { page, context } = await useStage().person()
    const { storefrontUrl } = shop()
    await page.goto(
      `${storefrontUrl}/auth/callback/oidc?code=stolen&state=other`
    )
    await nobody(page, /That did not work/)
    await context.close()
  })
}
