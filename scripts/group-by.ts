/** Items by key, in order of first appearance. (`Map.groupBy` is not in Node 20.) */
export function groupBy<T, K>(items: T[], keyOf: (item: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups]
}
