/** The best so many of any number of things by their score; of equals, those that came first. */
export class Best<T extends { score: number }> {
  /** Score up to which none gets in any more; raised from time to time. */
  least = -Infinity
  readonly #size: number
  readonly #scores: Float64Array
  #found: T[] = []

  constructor(size: number) {
    this.#size = size
    this.#scores = new Float64Array(3 * size)
  }

  add(one: T): void {
    this.#scores[this.#found.length] = one.score
    this.#found.push(one)
    if (this.#found.length === this.#scores.length) this.#cut()
  }

  #cut(): void {
    const least = this.#scores.sort()[this.#scores.length - this.#size]!
    let equals = this.#size
    for (const { score } of this.#found) if (score > least) equals--
    this.#found = this.#found.filter(({ score }) => score > least || (score === least && equals-- > 0))
    for (const [at, { score }] of this.#found.entries()) this.#scores[at] = score
    this.least = least
  }

  /** Best first. */
  list(): T[] {
    return this.#found.sort((a, b) => b.score - a.score).slice(0, this.#size)
  }
}
