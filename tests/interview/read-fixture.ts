import { readFileSync } from 'node:fs'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Interview } from '../../scripts/model.ts'
import { restore } from '../../scripts/restore/restore.ts'

export const FOLDER = new URL('../fixtures/interviews/', import.meta.url)

/** An interview of the fixtures; a saved page comes as `restore` leaves it. */
export function readFixture(file: string): Interview {
  const text = readFileSync(new URL(file, FOLDER), 'utf8')
  return parseInterview(file.endsWith('.html') ? restore(text).text : text)
}
