import { asValue } from "@medusajs/framework/awilix"
import { moduleLoader } from "@medusajs/framework/modules-sdk"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
} from "@medusajs/framework/utils"
import { addToCartWorkflow } from "@medusajs/medusa/core-flows"

const options = {
  storefrontUrl: "http://localhost:4321",
  demo: { secret: "a-demo-secret-of-at-least-32-characters" },
}

const logger = { error: jest.fn(), warn: jest.fn(), info: jest.fn() }

/** Medusa's own loader, as the boot calls it for the shim of this plugin. */
function boot(given: Record<string, unknown>) {
  const container = createMedusaContainer()
  container.register(ContainerRegistrationKeys.CONFIG_MODULE, asValue({}))
  return moduleLoader({
    container,
    logger: logger as never,
    moduleResolutions: {
      codex_purchases: {
        resolutionPath: require.resolve("../modules/purchases"),
        definition: {
          key: "codex_purchases",
          label: "Purchases",
          defaultPackage: false,
          defaultModuleDeclaration: { scope: "internal" },
        },
        moduleDeclaration: { scope: "internal" },
        options: given,
        dependencies: [],
      },
    },
  })
}

beforeAll(() => {
  // What a shop does that uses the hook itself.
  addToCartWorkflow.hooks.validate(() => undefined)
})

describe("the boot", () => {
  it("stops on a wrong option, naming its path", async () => {
    await expect(
      boot({ storefrontUrl: "nowhere", demo: { secret: "short" } })
    ).rejects.toThrow(/at storefrontUrl[^]*at demo\.secret/)
  })

  it("stops on a hook the shop took: which, who, the fix, the call", async () => {
    await expect(boot(options)).rejects.toThrow(
      /"validate" hook of addToCartWorkflow[^]*took it before @codex\/plugin-checkout[^]*registerCheckoutRule\(/
    )
  })
})
