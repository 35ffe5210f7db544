import { FTYP } from "./atoms"

/** Reached by a parser that believes what a file says of other files. */
export interface Bait {
  /** A file beside the job's folder, of somebody else. */
  secret: string
  /** An address that nobody may ask. */
  url: string
}

const DASH = (url: string) =>
  `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><BaseURL>${url}</BaseURL><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><SegmentList><SegmentURL media="1.mp4"/></SegmentList></Representation></AdaptationSet></Period></MPD>`

const list = (...lines: string[]) =>
  ["#EXTM3U", "#EXT-X-TARGETDURATION:9", ...lines, "#EXT-X-ENDLIST", ""].join(
    "\n"
  )

/** Text that other demuxers would follow. */
const texts = ({ secret, url }: Bait): Record<string, string> => ({
  "playlist-http": list("#EXTINF:1,", `${url}/a.ts`),
  "playlist-file": list("#EXTINF:1,", `file://${secret}`),
  "playlist-relative": list("#EXTINF:1,", "../secret.ts"),
  "playlist-key": list(
    `#EXT-X-KEY:METHOD=AES-128,URI="${url}/k"`,
    "#EXTINF:1,",
    "s.ts"
  ),
  "playlist-map": list(
    `#EXT-X-MAP:URI="file://${secret}"`,
    "#EXTINF:1,",
    "s.ts"
  ),
  "playlist-of-playlists": `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${url}/v.m3u8\n`,
  "playlist-subfile": list("#EXTINF:1,", `subfile,,start,0,end,9,,:${secret}`),
  "playlist-concat": list("#EXTINF:1,", `concat:${secret}|${secret}`),
  "playlist-data": list("#EXTINF:1,", "data:text/plain;base64,QUJD"),
  "concat-relative": "ffconcat version 1.0\nfile ../secret.ts\n",
  "concat-absolute": `ffconcat version 1.0\nfile '${secret}'\n`,
  "concat-options": `ffconcat version 1.0\nfile ${url}/x\noption safe 0\n`,
  dash: DASH(url),
  smooth: `<?xml version="1.0"?><SmoothStreamingMedia MajorVersion="2"><StreamIndex Url="${url}/{bitrate}"/></SmoothStreamingMedia>`,
  imf: `<?xml version="1.0"?><AssetMap xmlns="http://www.smpte-ra.org/schemas/429-9/2007/AM"><AssetList><Asset><ChunkList><Chunk><Path>${secret}</Path></Chunk></ChunkList></Asset></AssetList></AssetMap>`,
  sdp: `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 169.254.169.254\nt=0 0\nm=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n`,
  svg: `<svg xmlns="http://www.w3.org/2000/svg"><image href="file://${secret}"/></svg>`,
  html: `<html><script src="${url}"></script></html>`,
  shell: `#!/bin/sh\ncat ${secret}\n`,
  php: `<?php readfile('${secret}');`,
  rtsp: `rtsptextRTSP\nrtsp://169.254.169.254/x\n`,
  "image-pattern": "%05d.png%05d.png%05d.png",
})

/** The first bytes of files that are something else altogether. */
const MAGIC: Record<string, string> = {
  png: "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff",
  jpeg: "\xff\xd8\xff\xe0\0\x10JFIF\0",
  "gif-and-script": "GIF89a/*\x01\0\x01\0*/=1;alert(1)",
  zip: "PK\x03\x04\x14\0\0\0\x08\0",
  pdf: "%PDF-1.7\n1 0 obj<</Type/Catalog>>",
  elf: "\x7fELF\x02\x01\x01\0",
  matroska: "\x1aE\xdf\xa3\xa3B\x86\x81\x01B\xf7\x81\x01",
  avi: "RIFF\0\x10\0\0AVI LIST",
  flv: "FLV\x01\x05\0\0\0\x09",
  "transport-stream": "G@\0\x10\0\0\xb0\r\0\x01\xc1\0\0",
  "program-stream": "\0\0\x01\xba!\0\x01\0\x01",
  ogg: "OggS\0\x02\0\0\0\0\0\0",
  flac: "fLaC\0\0\0\x22\x10\0\x10\0",
  gzip: "\x1f\x8b\x08\0\0\0\0\0\0\x03",
}

const padded = (text: string) =>
  Buffer.concat([Buffer.from(text, "latin1"), Buffer.alloc(2000, 0)])

/** Files that are no film, and the same behind the first bytes of one. */
export function otherFormats(bait: Bait): Record<string, Buffer> {
  const files: Record<string, Buffer> = {}
  for (const [name, text] of Object.entries(texts(bait))) {
    files[name] = Buffer.from(text)
    files[`${name}-behind-ftyp`] = Buffer.concat([FTYP, Buffer.from(text)])
  }
  for (const [name, text] of Object.entries(MAGIC)) {
    files[name] = padded(text)
  }
  return files
}
