import {
  addToCartWorkflow,
  completeCartWorkflow,
  createCartWorkflow,
  transferCartCustomerWorkflow,
  updateCartWorkflow,
  updateLineItemInCartWorkflow,
} from "@medusajs/medusa/core-flows"
import { takeCoreHooks } from "../hooks/take-core-hooks"

const workflows = {
  addToCartWorkflow,
  completeCartWorkflow,
  createCartWorkflow,
  transferCartCustomerWorkflow,
  updateCartWorkflow,
  updateLineItemInCartWorkflow,
}

/** Everything but `validate`, by identity. */
const otherHooks = () =>
  Object.values(workflows).map((workflow) =>
    Object.entries(workflow.hooks).filter(([name]) => name !== "validate")
  )

describe("core cart hooks", () => {
  const before = otherHooks()
  beforeAll(() => takeCoreHooks())

  it.each(Object.entries(workflows))(
    "%s tells a second handler who has the hook and what to do instead",
    (name, workflow) => {
      const add = () => workflow.hooks.validate(() => undefined)
      expect(add).toThrow(name)
      expect(add).toThrow("@codex/plugin-checkout has it")
      expect(add).toThrow("registerCheckoutRule")
      expect(add).toThrow("core-hooks.spec")
    }
  )

  it("may be taken again by a second boot in the same process", () => {
    expect(takeCoreHooks).not.toThrow()
  })

  it("leaves every other hook alone, the loyalty plugin's included", () => {
    expect(otherHooks()).toEqual(before)
  })
})
