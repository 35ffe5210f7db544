import type {
  AuthenticationInput,
  AuthenticationResponse,
  AuthIdentityProviderService,
} from "@medusajs/framework/types"
import stockModule from "@medusajs/medusa/auth-emailpass"
import type { AbstractAuthModuleProvider } from "@medusajs/framework/utils"
import { passwordProblem } from "../../domain/password"
import { inHashSlot } from "../../guard/hash-slots"
import words from "../../i18n/en.json"
import { normalEmail } from "../../lib/normal-email"

type Service = AuthIdentityProviderService

/** Written as methods below, so that they can be overridden as such. */
type Overridden = "authenticate" | "register" | "update"

/** The members of an abstract class once somebody has written them. */
type Concrete<T> = { [Name in keyof T]: T[Name] }

/** Medusa's class, of which the declarations leave the hashing out. */
interface StockProvider extends Concrete<
  Omit<AbstractAuthModuleProvider, Overridden>
> {
  authenticate(
    data: AuthenticationInput,
    service: Service
  ): Promise<AuthenticationResponse>
  register(
    data: AuthenticationInput,
    service: Service
  ): Promise<AuthenticationResponse>
  update(
    data: Record<string, unknown>,
    service: Service
  ): Promise<AuthenticationResponse>
  hashPassword(password: string): Promise<string>
}

type StockClass = (new (...args: unknown[]) => StockProvider) & {
  identifier: string
}

const EmailPassAuthService = (
  stockModule.services as unknown as StockClass[]
)[0] as StockClass

const refused = (error: string): AuthenticationResponse => ({
  success: false,
  error,
})

function credentials(data: AuthenticationInput) {
  const { email, password } = (data.body ?? {}) as Record<string, unknown>
  return {
    email: typeof email === "string" ? normalEmail(email) : "",
    password: typeof password === "string" ? password : "",
  }
}

/**
 * Medusa's e-mail and password provider with what it leaves out (MEDUSA S4,
 * S5): one spelling per mailbox, rules for passwords, a few hashes at a time,
 * and as much work for an unknown address as for a known one.
 */
export default class CodexEmailPassProvider extends EmailPassAuthService {
  static override identifier = "emailpass"

  override async authenticate(
    data: AuthenticationInput,
    service: Service
  ): Promise<AuthenticationResponse> {
    const { email, password } = credentials(data)
    const asked = { ...data, body: { ...data.body, email } }
    if (!email || !password) {
      return super.authenticate(asked, service)
    }
    const { watched, wasFound } = noticing(service)
    return inHashSlot(async () => {
      const answer = await super.authenticate(asked, watched)
      if (!wasFound()) {
        // What is found takes a second query, and a hash to compare with.
        await service.retrieve({ entity_id: email }).catch(() => undefined)
        await this.hashPassword(password)
      }
      return answer
    })
  }

  override async register(
    data: AuthenticationInput,
    service: Service
  ): Promise<AuthenticationResponse> {
    const { email, password } = credentials(data)
    const problem = passwordProblem(password)
    if (problem) {
      return refused(words.password[problem])
    }
    const asked = { ...data, body: { ...data.body, email } }
    return inHashSlot(() => super.register(asked, service))
  }

  override async update(
    data: Record<string, unknown>,
    service: Service
  ): Promise<AuthenticationResponse> {
    const { password } = data
    const problem = typeof password === "string" && passwordProblem(password)
    if (problem) {
      return refused(words.password[problem])
    }
    return inHashSlot(() => super.update(data, service))
  }
}

/** The service, and whether it has found somebody. */
function noticing(service: Service) {
  let found = false
  const watched: Service = {
    ...service,
    retrieve: async (selector) => {
      const identity = await service.retrieve(selector)
      found = true
      return identity
    },
  }
  return { watched, wasFound: () => found }
}
