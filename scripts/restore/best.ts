/** The best so many of any number of things by their score; of equals, those that came first. */
export class Best<T extends { score: number }> {
  /** Score up to which none gets in any more; raised from time to time. */
  least = -Infinity
  readonly #size: number
  #found: T[] = []

  constructor(size: number) {
    this.#size = size
  }

  add(one: T): void {
    this.#found.push(one)
    if (this.#found.length < 3 * this.#size) return
    this.#found = this.list()
    this.least = this.#found[this.#size - 1]!.score
  }

  /** Best first. */
  list(): T[] {
    return this.#found.sort((a, b) => b.score - a.score).slice(0, this.#size)
  }
}
