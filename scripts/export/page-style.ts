/**
 * A page for each slide of Slidev's print page. Slidev breaks the page after the last slide too, which leaves an empty
 * one. And a slide is not to be broken (CSS Fragmentation 3, 4.1): what stands over its lower edge, such as a picture,
 * would be moved whole to a next page that it does not have, and be nowhere; as on the screen, it is cut at the edge.
 */
export const PAGE_PER_SLIDE = `
  .print-slide-container { contain: size }
  .print-slide-container:last-child { break-after: auto }
`
