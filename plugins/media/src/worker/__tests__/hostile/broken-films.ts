import { deflateSync } from "node:zlib"

import {
  atom,
  type Atom,
  atomsIn,
  FTYP,
  u32,
  withAtom,
  withNumber,
} from "./atoms"
import type { Bait } from "./other-formats"

const MOST = 0xff_ff_ff_ff

/** `dref` with one entry that lies elsewhere, as `url ` or as an alias. */
function elsewhere(film: Buffer, type: string, where: string): Buffer {
  const entry = atom(type, u32(0), Buffer.from(`${where}\0`))
  return withAtom(film, "dref", () => [atom("dref", u32(0), u32(1), entry)])
}

/** A Macintosh alias record, the one data reference ffmpeg can follow. */
function alias(film: Buffer, path: string): Buffer {
  const name = Buffer.alloc(28)
  name.write(path.slice(0, 27), 1)
  const record = Buffer.concat([
    ...[Buffer.alloc(10), name, Buffer.alloc(12), name, Buffer.alloc(40)],
    ...[Buffer.from([0, 2, 0, path.length]), Buffer.from(path)],
    Buffer.from([0xff, 0xff, 0, 0]),
  ])
  const entry = atom("alis", u32(0), record)
  return withAtom(film, "dref", () => [atom("dref", u32(0), u32(1), entry)])
}

const reference = (url: string) =>
  Buffer.concat([
    FTYP,
    atom(
      "moov",
      atom(
        "rmra",
        atom(
          "rmda",
          atom(
            "rdrf",
            u32(0),
            Buffer.from("url "),
            u32(url.length),
            Buffer.from(url)
          )
        )
      )
    ),
  ])

function nested(depth: number): Buffer {
  let inner: Buffer = Buffer.alloc(0)
  for (let level = 0; level < depth; level += 1) {
    inner = atom("moov", inner)
  }
  return Buffer.concat([FTYP, inner])
}

/** A compressed header that claims, or really has, far more than it should. */
function compressed(claimed: number, real: number): Buffer {
  const data = deflateSync(Buffer.alloc(real))
  const cmov = atom(
    "cmov",
    atom("dcom", Buffer.from("zlib")),
    atom("cmvd", u32(claimed), data)
  )
  return Buffer.concat([FTYP, atom("moov", cmov)])
}

/** The same track over and over. */
function manyTracks(film: Buffer, count: number): Buffer {
  return Buffer.concat(
    atomsIn(film).map(({ type, body }: Atom) => {
      const tracks = atomsIn(body).filter((each) => each.type === "trak")
      const [first] = tracks
      return type === "moov" && first
        ? atom(
            type,
            body,
            ...Array<Buffer>(count).fill(atom("trak", first.body))
          )
        : atom(type, body)
    })
  )
}

const table =
  (type: string, count: number, ...rest: Buffer[]) =>
  (film: Buffer) =>
    withAtom(film, type, () => [atom(type, u32(0), u32(count), ...rest)])

const TABLES: Record<string, (film: Buffer) => Buffer> = {
  "a-million-durations": table("stts", 1_000_000, Buffer.alloc(8_000_000, 1)),
  "durations-claimed": table("stts", MOST),
  "chunks-claimed": table("stco", MOST),
  "sizes-claimed": (film) =>
    withAtom(film, "stsz", () => [atom("stsz", u32(0), u32(0), u32(MOST))]),
  "samples-of-4-gb": (film) =>
    withAtom(film, "stsz", () => [atom("stsz", u32(0), u32(MOST), u32(9))]),
  "mapping-claimed": table("stsc", MOST),
  "descriptions-claimed": table("stsd", MOST),
  "no-descriptions": table("stsd", 0),
  "keyframes-claimed": table("stss", MOST),
  "offsets-claimed": table("ctts", MOST),
  "a-hundred-thousand-edits": table(
    "elst",
    100_000,
    Buffer.alloc(1_200_000, 1)
  ),
}

const BOMBS: Record<string, (film: Buffer) => Buffer> = {
  "24-hours-claimed": (film) =>
    withNumber(withNumber(film, "mvhd", 16, 86_400_000), "mdhd", 16, MOST),
  "no-time": (film) =>
    withNumber(withNumber(film, "mvhd", 12, 0), "mdhd", 12, 0),
  "a-million-pictures-a-second": (film) =>
    withNumber(film, "mdhd", 12, 1_000_000_000),
  "many-tracks": (film) => manyTracks(film, 3000),
  "no-tracks": (film) => withAtom(film, "trak", () => []),
  "no-header": (film) => withAtom(film, "moov", () => []),
  "header-of-no-size": (film) =>
    Buffer.concat([FTYP, u32(0), Buffer.from("moov"), film]),
  "header-of-all-sizes": (film) =>
    Buffer.concat([
      FTYP,
      u32(1),
      Buffer.from("moov"),
      Buffer.alloc(8, 0xff),
      film,
    ]),
  "header-smaller-than-itself": (film) =>
    Buffer.concat([FTYP, u32(4), Buffer.from("moov"), film]),
  "header-longer-than-the-file": (film) =>
    Buffer.concat([FTYP, u32(0x7f_ff_ff_ff), Buffer.from("moov"), film]),
  "headers-in-headers": () => nested(4000),
  "compressed-header-claims-4-gb": () => compressed(MOST, 10),
  "compressed-header-of-300-mb": () => compressed(300_000_000, 300_000_000),
  "cover-claims-2-gb": (film) =>
    Buffer.concat([
      film,
      atom(
        "udta",
        atom("meta", u32(0), u32(0x7f_ff_ff_ff), Buffer.from("covr"))
      ),
    ]),
  "fragment-of-a-billion-samples": (film) =>
    Buffer.concat([
      film,
      atom(
        "moof",
        atom(
          "traf",
          atom("tfhd", u32(0), u32(1)),
          atom("trun", u32(0xf01), u32(MOST))
        )
      ),
    ]),
  "index-claims-65535": (film) =>
    Buffer.concat([film, atom("sidx", Buffer.alloc(24), u32(0xff_ff))]),
  "wide-as-a-house": (film) =>
    withAtom(film, "stsd", (body) => {
      const changed = Buffer.from(body)
      changed.writeUInt32BE(0x7f_ff_7f_ff, Math.min(40, changed.length - 4))
      return [atom("stsd", changed)]
    }),
}

/** Films whose headers lie, made of one that is whole. */
export function brokenFilms(
  film: Buffer,
  { secret, url }: Bait
): Record<string, Buffer> {
  const files: Record<string, Buffer> = {
    "elsewhere-file": elsewhere(film, "url ", `file://${secret}`),
    "elsewhere-http": elsewhere(film, "url ", url),
    "elsewhere-name": elsewhere(film, "urn ", secret),
    "elsewhere-alias": alias(film, secret),
    "reference-http": reference(url),
    "reference-file": reference(`file://${secret}`),
  }
  for (const [name, make] of Object.entries({ ...TABLES, ...BOMBS })) {
    files[name] = make(film)
  }
  return files
}
