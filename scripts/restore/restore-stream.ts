import type { RestoredText } from '../model.ts'
import { type Decoder, decoderFor, encodingOf, SAMPLE_BYTES } from './encoding.ts'
import { type RestoreOptions, reencoded, restoreText } from './restore.ts'

/** UTF-16 code units a piece has at least, the last one excepted. */
const PIECE = 1 << 18
/** A paragraph longer than this is cut behind a sentence, or failing that anywhere. */
const PIECE_MAX = 1 << 20

/**
 * `restore` for files that should not be held in memory: restores and yields one stretch of paragraphs after
 * the other, a quarter of a million characters at a time. Joined, the texts are the file's; lines are counted
 * through the file. Each stretch is judged by itself, so that a file may hold damaged and honest pages. A
 * saved HTML page needs `restore`: its main text cannot be told from a part of it.
 *
 * @param chunks bytes, or text already decoded, in pieces of any size
 */
export async function* restoreStream(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  options: RestoreOptions = {},
): AsyncGenerator<RestoredText> {
  let pending = ''
  let line = 1
  let encoding = 'utf-8'
  const restorePiece = (piece: string): RestoredText => {
    const restored = restoreText(piece, options, line)
    if (line === 1 && encoding !== 'utf-8') restored.repairs.unshift(reencoded(encoding))
    line += piece.match(/\r\n?|\n/g)?.length ?? 0
    return restored
  }
  for await (const { text, from } of decoded(chunks)) {
    encoding = from
    pending += text
    while (pending.length > PIECE) {
      const end = pieceEnd(pending)
      if (end === 0) break
      yield restorePiece(pending.slice(0, end))
      pending = pending.slice(end)
    }
  }
  if (pending !== '') yield restorePiece(pending)
}

/** Where to cut: behind a line end past `PIECE`; 0 to wait for more text. */
function pieceEnd(text: string): number {
  const line = text.indexOf('\n', PIECE)
  if (line >= 0 && line < PIECE_MAX) return line + 1
  if (text.length < PIECE_MAX) return 0
  const sentence = text.lastIndexOf('。', PIECE_MAX)
  return sentence > 0 ? sentence + 1 : PIECE_MAX
}

/** The chunks as text; the encoding is decided on the first `SAMPLE_BYTES`. */
async function* decoded(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<{ text: string; from: string }> {
  let sample: Uint8Array[] = []
  let length = 0
  let from = 'utf-8'
  let decoder: Decoder | undefined
  const begin = (whole: boolean): string => {
    const bytes = Buffer.concat(sample)
    sample = []
    from = encodingOf(bytes, whole)
    decoder = decoderFor(from)
    return decoder.decode(bytes, { stream: true })
  }
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') yield { text: chunk, from }
    else if (decoder) yield { text: decoder.decode(chunk, { stream: true }), from }
    else {
      sample.push(chunk)
      length += chunk.length
      if (length >= SAMPLE_BYTES) yield { text: begin(false), from }
    }
  }
  if (!decoder && length > 0) yield { text: begin(true), from }
  const rest = decoder?.decode()
  if (rest) yield { text: rest, from }
}
