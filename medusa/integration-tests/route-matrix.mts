import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { before, it } from "node:test"
import type { Actor, Answer } from "../testing/http.mts"
import { makeFiles } from "./file-fixtures.mts"
import { makeFixtures, until } from "./fixtures.mts"
import type { Fixtures, Request, Row } from "./matrix-row.mts"
import { ROWS } from "./matrix-rows.mts"
import { meetPeople, type People } from "./people.mts"
import { sql, useShop } from "./shop.mts"

const root = path.resolve(import.meta.dirname, "../..")

/** Every method of every route file that the build put into the plugins. */
export function builtRoutes(): string[] {
  const routes: string[] = []
  for (const plugin of fs.readdirSync(path.join(root, "plugins"))) {
    const api = path.join(root, "plugins", plugin, ".medusa/server/src/api")
    const files = fs
      .readdirSync(api, { recursive: true, encoding: "utf8" })
      .filter((file) => path.basename(file) === "route.js")
    for (const file of files) {
      const url = `/${path.dirname(file).replace(/\[(\w+)\]/g, ":$1")}`
      const text = fs.readFileSync(path.join(api, file), "utf8")
      const verbs = text.matchAll(
        /exports\.(GET|POST|PUT|PATCH|DELETE)\s*=\s*(?!void 0)/g
      )
      const names = new Set([...verbs].map(([, verb]) => verb))
      routes.push(...[...names].map((verb) => `${verb} ${url}`))
    }
  }
  // Middlewares: the gateway must see the raw path, the ingress comes first.
  return [
    ...routes,
    "GET /media/:token/*",
    "POST /hooks/codex/:provider",
  ].sort()
}

/** Ids of the right form that name nothing. */
function absentTwin(f: Fixtures): Fixtures {
  const twin = Object.entries({ ...f }).map(
    ([key, value]): [string, string] => [
      key,
      /_01[0-9A-Z]{24}$/.test(value)
        ? value.replace(/[0-9A-Z]{12}$/, "ZZZZZZZZZZZZ")
        : value,
    ]
  )
  return Object.fromEntries(twin) as unknown as Fixtures
}

async function send(actor: Actor, method: string, request: Request) {
  const response = await fetch(useShop().backendUrl + request.path, {
    method,
    redirect: "manual",
    headers: {
      ...actor.headers,
      ...(request.body === undefined
        ? {}
        : { "content-type": "application/json" }),
      ...request.headers,
    },
    body:
      request.raw ??
      (request.body === undefined ? undefined : JSON.stringify(request.body)),
  })
  return {
    status: response.status,
    text: await response.text(),
    headers: response.headers,
    body: undefined,
  } satisfies Answer
}

/** Until the workers have nothing left to do, so that no row moves by itself. */
async function quiet(): Promise<void> {
  await until("the workers to be idle", async () => {
    const rows = await sql(
      `select 1 from inbox where state in ('pending') union all
       select 1 from outbox where state = 'pending' union all
       select 1 from email_delivery where state = 'pending' union all
       select 1 from purchase p, insight_watermark w
         where (p.changed_xid, p.id) > (w.xid, w.id) union all
       select 1 from transcode_job where state in ('queued', 'running')
       union all select 1 from media_file_version where announced_at is null`
    )
    return rows.length === 0
  })
}

/** Timestamps that readers may move: a poll is not a change of state. */
const VOLATILE = new Set(["audit_event", "audit_seal"])

/** One hash per table of ours, over all rows of all tenants. */
async function stateHash(): Promise<Record<string, string>> {
  await quiet()
  const tables = await sql<{ name: string }>(
    "select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and (c.relrowsecurity or c.relname = any($1))",
    [
      [
        "inbox",
        "outbox",
        "email_delivery",
        "message_template",
        "ledger_journal",
        "ledger_balance",
        "handle",
        "commission_rule",
        "payout_policy",
        "shop_day",
        "product",
        "order",
        "customer",
      ],
    ]
  )
  // One statement: a connection for each table would take most of the run.
  const hashes = await sql<{ name: string; hash: string }>(
    tables
      .filter((table) => !VOLATILE.has(table.name))
      .map(
        ({ name }) =>
          `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from "${name}" t`
      )
      .join(" union all ")
  )
  return Object.fromEntries(hashes.map(({ name, hash }) => [name, hash]))
}

/** Two looks agree: what an earlier row began has come to its end. */
async function restingState(): Promise<Record<string, string>> {
  let seen = await stateHash()
  await until("the tables to rest", async () => {
    const before = JSON.stringify(seen)
    seen = await stateHash()
    return JSON.stringify(seen) === before
  })
  return seen
}

/** The sweeper of deleted files comes once a minute. */
const SWEPT_WITHIN_SECONDS = 90

/** What an earlier row has put to work is done; it would look like a change. */
async function mediaAtRest(): Promise<void> {
  await until("transcoding to be done", async () => {
    const busy = await sql(
      "select 1 from transcode_job where state in ('queued', 'running') limit 1"
    )
    return busy.length === 0
  })
  const swept = async () => {
    const left = await sql(
      "select 1 from media_asset where deleted_at is not null and files_removed_at is null limit 1"
    )
    return left.length === 0
  }
  await until("deleted files to be removed", swept, SWEPT_WITHIN_SECONDS)
}

/** Who may do it; everybody else of the seven is tried and must fail. */
const RIGHTFUL: Record<Row["area"], keyof People> = {
  studio: "creatorA",
  operator: "operator",
  staff: "operator",
  customer: "buyerA",
  public: "anonymous",
  signed: "anonymous",
}

/** Signs in to the admin. */
const isUser = (actor: keyof People): boolean =>
  ["creatorA", "creatorB", "staffB", "operator"].includes(actor)

function refusals(area: Row["area"], actor: keyof People): number[] {
  if (area === "signed") {
    return [400, 401, 403]
  }
  if (area === "customer") {
    return isUser(actor) ? [401, 403] : [401]
  }
  return isUser(actor) ? [403] : [401]
}

/** Same kind of person, another tenant: they pass the door, not the data. */
function isForeignPeer(area: Row["area"], actor: keyof People): boolean {
  return (
    (area === "studio" && (actor === "creatorB" || actor === "staffB")) ||
    (area === "customer" && actor === "buyerB") ||
    (area === "staff" && isUser(actor))
  )
}

export function routeMatrix(): void {
  let people: People
  let fixtures: Fixtures
  let canaries: string[]

  before(async () => {
    ;({ people } = await meetPeople())
    fixtures = {
      ...(await makeFixtures(people)),
      ...(await makeFiles(people.creatorA, people.buyerA)),
    }
    canaries = [
      ...[
        "draft",
        "scratch",
        "asset",
        "failedAsset",
        "upload",
        "checkout",
        "purchase",
        "outbox",
        "session",
      ].map((key) => fixtures[key as keyof Fixtures]),
      "Sunday stretch",
      "buyer-a@example.com",
    ]
  })

  it("has a row for every built route, and no row too many", () => {
    assert.deepEqual(ROWS.map((row) => row.route).sort(), builtRoutes())
  })

  for (const row of ROWS) {
    it(row.route, async () => {
      const [method = "GET"] = row.route.split(" ")
      if (row.area !== "public") {
        await everybodyElseFails(row, method)
      }
      await row.arrange?.(fixtures)
      const control = (row.control ?? row.request)(fixtures)
      const answer = await send(people[RIGHTFUL[row.area]], method, control)
      const succeeded = row.redirects
        ? answer.status === 302
        : answer.status >= 200 && answer.status < 300
      assert.ok(
        succeeded,
        `the rightful actor got ${answer.status}: ${answer.text.slice(0, 300)}`
      )
    })
  }

  async function everybodyElseFails(row: Row, method: string) {
    await mediaAtRest()
    const before_ = row.foreign === "own" ? undefined : await restingState()
    for (const name of Object.keys(people) as (keyof People)[]) {
      if (name === RIGHTFUL[row.area] && row.area !== "signed") {
        continue
      }
      const answer = await send(people[name], method, row.request(fixtures))
      const label = `${people[name].name} → ${answer.status} ${answer.text.slice(0, 200)}`
      if (isForeignPeer(row.area, name)) {
        await judgeForeignPeer(row, method, people[name], answer)
      } else {
        assert.ok(refusals(row.area, name).includes(answer.status), label)
      }
      noCanary(row, answer, label)
    }
    if (before_) {
      assert.deepEqual(await stateHash(), before_, "somebody changed state")
    }
  }

  async function judgeForeignPeer(
    row: Row,
    method: string,
    actor: Actor,
    answer: Answer
  ) {
    const label = `${actor.name} → ${answer.status} ${answer.text.slice(0, 200)}`
    if (row.foreign === "own") {
      assert.ok(answer.status < 300, label)
      return
    }
    const twin = await send(actor, method, row.request(absentTwin(fixtures)))
    if (row.foreign !== "same") {
      assert.equal(answer.status, 404, label)
    }
    assert.equal(twin.status, answer.status, "an absent id answers otherwise")
    assert.equal(anonymized(answer.text), anonymized(twin.text))
  }

  function noCanary(row: Row, answer: Answer, label: string) {
    const sent = JSON.stringify(row.request(fixtures))
    for (const canary of canaries) {
      const echoed = sent.includes(canary)
      assert.ok(
        echoed || !answer.text.includes(canary),
        `leaks ${canary}: ${label}`
      )
    }
  }
}

const anonymized = (text: string) =>
  text.replace(/\b[a-z]+_01[0-9A-Z]{24}\b/g, "<id>")
