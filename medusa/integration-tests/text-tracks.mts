import assert from "node:assert/strict"
import { it } from "node:test"
import type { Answer } from "../testing/http.mts"
import { newCreator } from "./account-people.mts"
import { api } from "./actions.mts"
import { sellerWithSale, type Seller } from "./creator-bundle.mts"
import { good } from "./file-fixtures.mts"
import { useShop } from "./shop.mts"

const SRT = `1
00:00:00,000 --> 00:00:02,000
Breathe in & let go

2
00:00:02,500 --> 00:00:04,000
One long exhale
`
const VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n<b>Einatmen</b>\n"

interface Track {
  id: string
  kind: string
  language: string
  label: string
  cue_count: number
}
interface Detail {
  track: Track
  cues: { start_ms: number; end_ms: number; text: string; settings: string }[]
}

const texts = ({ asset }: Seller) => `/admin/studio/media/${asset}/text-tracks`
const chapters = ({ asset }: Seller) => `/admin/studio/media/${asset}/chapters`

const add = (own: Seller, body: object): Promise<Answer> =>
  api(own.actor, "POST", texts(own), { kind: "captions", ...body })

async function added(own: Seller, body: object): Promise<Detail> {
  return good(await add(own, body)) as Detail
}

async function listed(own: Seller): Promise<Track[]> {
  const { tracks } = good(await api(own.actor, "GET", texts(own))) as {
    tracks: Track[]
  }
  return tracks
}

/** What a refusal says, which is all a person learns. */
function refusal(answer: Answer): string {
  assert.ok(answer.status >= 400 && answer.status < 500, answer.text)
  const { code, message } = answer.body as { code: string; message: string }
  return `${code}: ${message}`
}

async function takesBoth() {
  const own = await sellerWithSale("Tilda", 190)
  const captions = await added(own, { language: "en-us", text: SRT })
  assert.equal(captions.track.language, "en-US")
  assert.equal(captions.track.label, "American English")
  assert.equal(captions.track.cue_count, 2)
  assert.equal(captions.cues[0]?.text, "Breathe in & let go")
  await added(own, { kind: "subtitles", language: "de", text: VTT })
  const again = await add(own, { language: "en-US", text: VTT })
  assert.match(refusal(again), /^text_track_there: /)
  assert.deepEqual(
    (await listed(own)).map(({ kind, language }) => `${kind} ${language}`),
    ["captions en-US", "subtitles de"]
  )
  const file = await api(
    own.actor,
    "GET",
    `${texts(own)}/${captions.track.id}/file`
  )
  assert.match(file.text, /^WEBVTT\n\n00:00:00\.000 --> 00:00:02\.000\nBreathe/)
  assert.match(file.headers.get("content-type") ?? "", /^text\/vtt/)
  assert.equal(file.headers.get("x-content-type-options"), "nosniff")
  assert.equal(
    file.headers.get("content-disposition"),
    'attachment; filename="captions.en-US.vtt"'
  )
}

async function refusesBroken() {
  const own = await sellerWithSale("Tamsin", 191)
  const said = async (body: object) =>
    refusal(await add(own, { language: "en", ...body }))
  const backwards = SRT.replace("00:00:04,000", "00:00:01,000")
  assert.match(await said({ text: backwards }), /^text_track_line: Line 6: End/)
  const open = VTT.replace("</b>", "")
  assert.match(await said({ text: open }), /^text_track_line: Line \d+: /)
  assert.match(await said({ text: "WEBVTT\n\n" }), /^text_track_empty: /)
  const large = `WEBVTT\n\n${"x".repeat(530_000)}`
  assert.match(await said({ text: large }), /^text_track_too_large: /)
  assert.match(
    await said({ language: "no language", text: SRT }),
    /^text_track_language: “no language”/
  )
  assert.equal((await add(own, { language: "en", text: "" })).status, 400)
  assert.deepEqual(await listed(own), [])
}

async function edits() {
  const own = await sellerWithSale("Tove", 192)
  const { track, cues } = await added(own, { language: "en", text: SRT })
  const path = `${texts(own)}/${track.id}`
  const save = (body: object) => api(own.actor, "POST", path, body)
  const [first, second] = cues
  assert.ok(first && second)
  const longer = { ...second, end_ms: 9_000, text: "One very long exhale" }
  const saved = good(await save({ cues: [longer, first] })) as Detail
  assert.deepEqual(saved.cues, [first, longer], "in the order of time")
  const renamed = good(await save({ label: "English, corrected" })) as Detail
  assert.equal(renamed.track.label, "English, corrected")
  assert.deepEqual(renamed.cues, saved.cues)
  const wrong = await save({ cues: [first, { ...longer, end_ms: 0 }] })
  assert.match(refusal(wrong), /^text_track_cue: Row 2: /)
  assert.match(refusal(await save({ cues: [] })), /^text_track_empty: /)
  assert.deepEqual(good(await api(own.actor, "GET", path)), renamed)
  good(await api(own.actor, "DELETE", path))
  const gone = await api(own.actor, "GET", path)
  assert.match(refusal(gone), /^text_track_not_found: /)
}

async function savesChapters() {
  const own = await sellerWithSale("Tess", 193)
  const save = (list: [number, string][]) =>
    api(own.actor, "POST", chapters(own), {
      chapters: list.map(([start_ms, title]) => ({ start_ms, title })),
    })
  const read = async () => good(await api(own.actor, "GET", chapters(own)))
  good(
    await save([
      [20_000, "Middle"],
      [0, "Beginning"],
    ])
  )
  const kept = {
    chapters: [
      { start_ms: 0, title: "Beginning" },
      { start_ms: 20_000, title: "Middle" },
    ],
  }
  assert.deepEqual(await read(), kept)
  const twice = await save([
    [0, "One"],
    [0, "Two"],
  ])
  assert.match(refusal(twice), /^text_track_cue: Row 2: Another chapter/)
  const late = await save([[9_000_000, "Never"]])
  assert.match(refusal(late), /^text_track_cue: Row 1: This is after the end/)
  assert.deepEqual(await read(), kept, "what is refused changes nothing")
  good(await save([]))
  assert.deepEqual(await read(), { chapters: [] })
}

async function strangerLearnsNothing() {
  const own = await sellerWithSale("Thea", 194)
  const { track } = await added(own, { language: "en", text: SRT })
  const stranger = await newCreator("Tom", 195)
  const routes = (asset: string, id: string): [string, string, unknown?][] => {
    const media = `/admin/studio/media/${asset}`
    return [
      ["GET", `${media}/text-tracks`],
      [
        "POST",
        `${media}/text-tracks`,
        { kind: "captions", language: "fr", text: SRT },
      ],
      ["GET", `${media}/text-tracks/${id}`],
      ["POST", `${media}/text-tracks/${id}`, { label: "Mine" }],
      ["GET", `${media}/text-tracks/${id}/file`],
      ["DELETE", `${media}/text-tracks/${id}`],
      ["GET", `${media}/chapters`],
      ["POST", `${media}/chapters`, { chapters: [] }],
    ]
  }
  const answers = (asset: string, id: string) =>
    Promise.all(
      routes(asset, id).map(async ([method, path, body]) => {
        const answer = await api(stranger.actor, method, path, body)
        return [answer.status, answer.text]
      })
    )
  const absent = await answers("asset_none", "trk_none")
  assert.deepEqual(await answers(own.asset, track.id), absent)
  assert.ok(absent.every(([status]) => status === 404))
  const { cues } = good(
    await api(own.actor, "GET", `${texts(own)}/${track.id}`)
  ) as Detail
  assert.equal(cues.length, 2, "nothing happened to it")
}

/** A lease as its player has it: addresses, and the cookie they need. */
async function playing(own: Seller) {
  const path = `/api/playback/${own.post}`
  const answer = await api(own.buyer, "POST", path, {})
  const { session_id, tracks } = good(answer) as {
    session_id: string
    tracks: { kind: string; language: string; url: string }[]
  }
  const [cookie = ""] = (answer.headers.get("set-cookie") ?? "").split(";")
  return { session: session_id, tracks, cookie }
}

const read = (url: string, cookie = "") =>
  fetch(useShop().backendUrl + url, { headers: { cookie } })

async function onlyWhoMayWatch() {
  const [own, other] = [
    await sellerWithSale("Tara", 196),
    await sellerWithSale("Tuck", 197),
  ]
  const { track } = await added(own, { language: "en", text: SRT })
  const foreign = await added(other, { language: "en", text: SRT })
  const { session, tracks, cookie } = await playing(own)
  const theirs = await playing(other)
  assert.deepEqual(
    tracks.map(({ kind, language }) => [kind, language]),
    [["captions", "en"]]
  )
  const url = tracks[0]?.url ?? ""
  const given = await read(url, cookie)
  assert.equal(given.status, 200)
  assert.match(given.headers.get("content-type") ?? "", /^text\/vtt/)
  assert.equal(given.headers.get("cache-control"), "private, no-cache")
  assert.match(await given.text(), /^WEBVTT\n[^]*Breathe in &amp; let go/)
  for (const who of ["", theirs.cookie]) {
    assert.equal((await read(url, who)).status, 403, "another's cookie")
  }
  const swapped = url.replace(track.id, foreign.track.id)
  assert.equal((await read(swapped, cookie)).status, 403, "another's text")
  const corrected = { text: VTT }
  good(await api(own.actor, "POST", `${texts(own)}/${track.id}`, corrected))
  assert.match(await (await read(url, cookie)).text(), /Einatmen/)
  const close = `/api/playback-sessions/${session}/close`
  good(await api(own.buyer, "POST", close))
  const after = Date.now() + 5_000
  let status = 200
  while (status === 200 && Date.now() < after) {
    status = (await read(url, cookie)).status
  }
  assert.equal(status, 403, "the lease is over")
}

/** Captions, subtitles and chapters (ADR 0036). */
export function textTrackTests() {
  it("takes SRT and WebVTT, and gives WebVTT back", takesBoth)
  it("refuses a broken text with the reason, and keeps nothing", refusesBroken)
  it("lines are edited, a wrong one is named", edits)
  it("chapters are saved together, or not at all", savesChapters)
  it("a stranger hears what an absent file says", strangerLearnsNothing)
  it("a player gets them, for as long as it may play", onlyWhoMayWatch)
}
