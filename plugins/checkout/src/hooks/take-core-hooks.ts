import { slot } from "@codex/kernel"
import {
  addToCartWorkflow,
  completeCartWorkflow,
  createCartWorkflow,
  transferCartCustomerWorkflow,
  updateCartWorkflow,
  updateLineItemInCartWorkflow,
} from "@medusajs/medusa/core-flows"
import type { CheckoutDoor } from "../lib/registries"
import { checkCart } from "./check-cart"
import type { CartHookInput } from "./check-cart"
import type { MedusaContainer } from "@medusajs/framework/types"

type Handler = (
  input: CartHookInput,
  context: { container: MedusaContainer }
) => Promise<void>

interface Hooked {
  hooks: { validate: (handler: Handler) => void }
}

const DOORS: { door: CheckoutDoor; name: string; workflow: unknown }[] = [
  {
    door: "complete_cart",
    name: "completeCartWorkflow",
    workflow: completeCartWorkflow,
  },
  {
    door: "add_to_cart",
    name: "addToCartWorkflow",
    workflow: addToCartWorkflow,
  },
  {
    door: "update_line_item",
    name: "updateLineItemInCartWorkflow",
    workflow: updateLineItemInCartWorkflow,
  },
  {
    door: "create_cart",
    name: "createCartWorkflow",
    workflow: createCartWorkflow,
  },
  {
    door: "update_cart",
    name: "updateCartWorkflow",
    workflow: updateCartWorkflow,
  },
  {
    door: "transfer_cart",
    name: "transferCartCustomerWorkflow",
    workflow: transferCartCustomerWorkflow,
  },
]

const taken = slot("checkout.core-hooks", () => new Set<string>())

/** Two sentences of what is wrong, one of how to fix it. */
export function hookConflict(name: string, holder: string): Error {
  return new Error(
    `The "validate" hook of ${name} can have one handler in the whole server, and ${holder}.\n` +
      `Fix: move that handler into a rule, which runs at the same place and also guards buy-now:\n` +
      `  import { registerCheckoutRule } from "@codex/plugin-checkout/workflows"\n` +
      `  registerCheckoutRule({ id: "my-shop.rule", order: 100, run: async ({ door, customerId, lines }) => { /* throw to refuse */ } })`
  )
}

/** The first file outside Medusa and this plugin that called us. */
function callerFile(): string {
  const lines = (new Error().stack ?? "").split("\n").slice(1)
  const found = lines.find(
    (line) =>
      !line.includes(__filename) &&
      !/node_modules[\\/]@medusajs|node:/.test(line)
  )
  return found ? ` (${found.replace(/^\s*at /, "").trim()})` : ""
}

function take(door: CheckoutDoor, name: string, workflow: Hooked) {
  try {
    workflow.hooks.validate((input, { container }) =>
      checkCart(container, door, input)
    )
  } catch {
    throw hookConflict(
      name,
      "this shop or another plugin took it before @codex/plugin-checkout could"
    )
  }
  workflow.hooks.validate = () => {
    throw hookConflict(
      name,
      `@codex/plugin-checkout has it; another handler was added${callerFile()}`
    )
  }
  taken.get().add(name)
}

/**
 * Takes the six cart hooks Codex needs, and leaves a message for whoever
 * comes later: Medusa's own does not say who has a hook (MEDUSA Part 4.1).
 */
export function takeCoreHooks(): void {
  for (const { door, name, workflow } of DOORS) {
    if (!taken.get().has(name)) {
      take(door, name, workflow as Hooked)
    }
  }
}
