// A provider of OpenID Connect on this machine: discovery, authorization code
// with PKCE, tokens signed with a key of its own (OpenID Connect Core 1.0 §3.1,
// Discovery 1.0 §4, RFC 7636). It knows one person at a time.
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto"
import fs from "node:fs"
import https from "node:https"
import path from "node:path"

const here = import.meta.dirname
export const CERTIFICATE = path.join(here, "localhost.cert.pem")
export const CLIENT = { id: "codex-test", secret: "known-to-the-test-alone" }

export interface Person {
  sub: string
  email: string
  email_verified: boolean
  name: string
}

interface Asked {
  nonce: string
  challenge: string
  redirect: string
  person: Person
}

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
})
const part = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString("base64url")

function idToken(claims: object): string {
  const text = `${part({ alg: "RS256", kid: "one", typ: "JWT" })}.${part(claims)}`
  const signature = sign("RSA-SHA256", Buffer.from(text), privateKey)
  return `${text}.${signature.toString("base64url")}`
}

export class OidcFake {
  /** Who sits before the provider's page; nobody: they think better of it. */
  person: Person | null = null
  private readonly codes = new Map<string, Asked>()
  private readonly server: https.Server
  readonly issuer: string

  constructor(port: number) {
    this.issuer = `https://localhost:${String(port)}`
    this.server = https.createServer(
      {
        key: fs.readFileSync(path.join(here, "localhost.key.pem")),
        cert: fs.readFileSync(CERTIFICATE),
      },
      (req, res) => {
        const url = new URL(req.url ?? "/", this.issuer)
        if (url.pathname === "/authorize") {
          res.writeHead(303, { location: this.authorize(url.searchParams) })
          res.end()
          return
        }
        let body = ""
        req.on("data", (chunk: Buffer) => (body += chunk.toString()))
        req.on("end", () => {
          const answer = this.answer(url.pathname, new URLSearchParams(body))
          res.writeHead(answer ? 200 : 400, {
            "content-type": "application/json",
          })
          res.end(JSON.stringify(answer ?? { error: "invalid_grant" }))
        })
      }
    )
  }

  listen(): Promise<void> {
    const port = Number(new URL(this.issuer).port)
    return new Promise((up) => this.server.listen(port, "127.0.0.1", up))
  }

  close(): void {
    this.server.closeAllConnections()
    this.server.close()
  }

  private authorize(ask: URLSearchParams): string {
    const back = new URL(ask.get("redirect_uri") ?? "")
    back.searchParams.set("state", ask.get("state") ?? "")
    if (!this.person) {
      back.searchParams.set("error", "access_denied")
      return back.href
    }
    const code = randomUUID()
    this.codes.set(code, {
      nonce: ask.get("nonce") ?? "",
      challenge: ask.get("code_challenge") ?? "",
      redirect: ask.get("redirect_uri") ?? "",
      person: this.person,
    })
    back.searchParams.set("code", code)
    return back.href
  }

  private answer(pathname: string, body: URLSearchParams): object | null {
    if (pathname === "/.well-known/openid-configuration") {
      return {
        issuer: this.issuer,
        authorization_endpoint: `${this.issuer}/authorize`,
        token_endpoint: `${this.issuer}/token`,
        jwks_uri: `${this.issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      }
    }
    if (pathname === "/keys") {
      const key = publicKey.export({ format: "jwk" })
      return { keys: [{ ...key, kid: "one", use: "sig", alg: "RS256" }] }
    }
    return pathname === "/token" ? this.tokens(body) : null
  }

  /** A code works once, for whoever asked for it (RFC 7636 §4.6). */
  private tokens(body: URLSearchParams): object | null {
    const code = body.get("code") ?? ""
    const asked = this.codes.get(code)
    this.codes.delete(code)
    const proof = createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url")
    const fits =
      asked?.challenge === proof &&
      asked.redirect === body.get("redirect_uri") &&
      body.get("client_secret") === CLIENT.secret
    if (!fits) {
      return null
    }
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: this.issuer,
      aud: CLIENT.id,
      iat: now,
      exp: now + 300,
    }
    return {
      access_token: randomUUID(),
      token_type: "Bearer",
      expires_in: 300,
      id_token: idToken({ ...claims, nonce: asked.nonce, ...asked.person }),
    }
  }
}
