import type { Pg, Tx } from "@codex/kernel"
import { admit, before, needs } from "../domain/admission"
import {
  canonicalJournal,
  journalFault,
  type JournalInput,
} from "../domain/journal"
import { ledgerFailure } from "../errors"
import type { PostedJournal, PostResult } from "../types"
import { accountIds, type AccountIds } from "./accounts"
import { balancesOf, knownJournals, writeBatch, type Batch } from "./batch"
import type { Companion } from "./companion"

/** No account has it, so SQL refuses the journal (L3). */
const NO_ACCOUNT = "0"

/** Throws what is wrong with a journal before anything is asked of SQL. */
export function assertJournal(input: JournalInput): void {
  const fault = journalFault(input)
  if (fault) {
    throw ledgerFailure(fault, { idem: input.idem })
  }
}

/** One journal per key; the same key twice in a batch is a replay too. */
function distinct(inputs: readonly JournalInput[]): JournalInput[] {
  const byIdem = new Map<string, JournalInput>()
  for (const each of inputs) {
    if (!byIdem.has(each.idem)) {
      byIdem.set(each.idem, each)
    }
  }
  return [...byIdem.values()]
}

interface Written {
  written: ReadonlyMap<string, string>
  refused: ReadonlySet<string>
}

/** How often a batch is judged anew because strangers moved its balances. */
const PATIENCE = 8

/** Takes the admitted ones back unless each of their floors has stood. */
async function writeExactly(
  tx: Tx,
  admitted: JournalInput[],
  { idAt, least }: Batch
): Promise<Map<string, string> | null> {
  const keys = [...least.keys()]
  await tx.raw("savepoint ledger_admitted")
  const written = await writeBatch(tx, {
    journals: admitted,
    idAt,
    least: new Map(),
  })
  const posted = admitted.filter((each) => written?.has(each.idem))
  // What was posted is locked, so what it started from is now certain.
  const start = before(posted, await balancesOf(tx, keys, idAt))
  if (written && admit(posted, start).every(Boolean)) {
    await tx.raw("release savepoint ledger_admitted")
    return written
  }
  await tx.raw("rollback to savepoint ledger_admitted")
  return null
}

/** Some floor may not hold: judged one by one, in the order of the batch. */
async function writeAdmitted(
  tx: Tx,
  batch: Batch,
  allOrNone: boolean
): Promise<Written> {
  const { journals, idAt, least } = batch
  for (let turn = 0; turn < PATIENCE; turn++) {
    const idems = journals.map((each) => each.idem)
    const known = await knownJournals(tx, idems)
    const fresh = journals.filter((each) => !known.has(each.idem))
    const verdict = admit(fresh, await balancesOf(tx, [...least.keys()], idAt))
    const refused = fresh
      .filter((_, at) => !verdict[at])
      .map((each) => each.idem)
    if (allOrNone && refused[0] !== undefined) {
      throw ledgerFailure("insufficient_funds", { idem: refused[0] })
    }
    const admitted = fresh.filter((_, at) => verdict[at])
    const written = await writeExactly(tx, admitted, batch)
    if (written) {
      return { written, refused: new Set(refused) }
    }
  }
  throw new Error("Balances moved too fast to judge the floors; post again")
}

async function write(
  tx: Tx,
  batch: Batch,
  allOrNone: boolean
): Promise<Written> {
  const written = await writeBatch(tx, batch)
  return written
    ? { written, refused: new Set() }
    : writeAdmitted(tx, batch, allOrNone)
}

interface PostOptions {
  /** Ids the caller knows to be committed. */
  known?: AccountIds
  /** Write nothing when a floor refuses one of them. */
  allOrNone?: boolean
}

async function results(
  pg: Pg,
  inputs: readonly JournalInput[],
  journals: readonly JournalInput[],
  { written, refused }: Written
): Promise<PostResult[]> {
  const firsts = new Map(journals.map((each) => [each.idem, each]))
  const silent = journals
    .map((each) => each.idem)
    .filter((idem) => !written.has(idem) && !refused.has(idem))
  const known = await knownJournals(pg, silent)
  const seen = new Set<string>()
  return inputs.map((input) => {
    const { idem } = input
    const first = known.get(idem)?.canonical
    const posted = first ?? canonicalOf(input, firsts)
    const replayed = seen.has(idem) || first !== undefined
    seen.add(idem)
    if (posted !== undefined && posted !== canonicalJournal(input)) {
      return { idem, code: "conflict", id: null }
    }
    const id = written.get(idem) ?? known.get(idem)?.id
    if (id !== undefined) {
      return { idem, code: replayed ? "replayed" : "posted", id }
    }
    return { idem, code: "insufficient", id: null }
  })
}

/** What an earlier one of the batch says under this key; rarely asked. */
function canonicalOf(
  input: JournalInput,
  firsts: ReadonlyMap<string, JournalInput>
): string | undefined {
  const first = firsts.get(input.idem)
  return first && first !== input ? canonicalJournal(first) : undefined
}

function batchOf(
  journals: readonly JournalInput[],
  idOf: (key: string) => string | undefined
): Batch {
  return {
    journals,
    idAt: (key) => idOf(key) ?? NO_ACCOUNT,
    least: needs(journals),
  }
}

/**
 * Posts many journals with one read of accounts and one statement. Each gets
 * its own code: `posted`, `replayed` (the same key and input before),
 * `conflict` (the key stands for another input) or `insufficient` (a floor
 * would not hold); the others are posted all the same. Call it once per
 * transaction, then concurrent callers cannot deadlock (README L4).
 */
export async function postMany(
  tx: Tx,
  inputs: readonly JournalInput[],
  { known = new Map(), allOrNone = false }: PostOptions = {}
): Promise<PostResult[]> {
  inputs.forEach(assertJournal)
  const journals = distinct(inputs)
  if (journals.length === 0) {
    return []
  }
  const found = await accountIds(tx, journals, known)
  const batch = batchOf(journals, (key) => found.get(key) ?? known.get(key))
  return results(tx, inputs, journals, await write(tx, batch, allOrNone))
}

/**
 * The same as one statement that commits by itself, its companion with it.
 * `null` when a floor may not hold: nothing was written then, and to judge
 * one by one takes a transaction. Every account must be among `known`.
 */
export async function postAtOnce(
  pg: Pg,
  inputs: readonly JournalInput[],
  { known, companion }: { known: AccountIds; companion?: Companion }
): Promise<PostResult[] | null> {
  const journals = distinct(inputs)
  const batch = batchOf(journals, (key) => known.get(key))
  const written = await writeBatch(pg, batch, companion)
  return (
    written && results(pg, inputs, journals, { written, refused: new Set() })
  )
}

/**
 * Posts many journals, all or none: throws `idempotency_conflict` or
 * `insufficient_funds`, and the caller's transaction rolls back.
 */
export async function postJournals(
  tx: Tx,
  inputs: readonly JournalInput[]
): Promise<PostedJournal[]> {
  const posted = await postMany(tx, inputs, { allOrNone: true })
  return posted.map(({ idem, code, id }) => {
    if (id === null) {
      throw ledgerFailure(
        code === "conflict" ? "idempotency_conflict" : "insufficient_funds",
        { idem }
      )
    }
    return { id, idem, replayed: code === "replayed" }
  })
}

/**
 * Posts one balanced journal. The same key and input again is a no-op that
 * returns the first; the same key with another input fails with
 * `idempotency_conflict`.
 */
export async function postJournal(
  tx: Tx,
  input: JournalInput
): Promise<PostedJournal> {
  const [posted] = await postJournals(tx, [input])
  if (!posted) {
    throw new Error(`Journal ${input.idem} was not posted`)
  }
  return posted
}
