/** A text as a regular expression that matches it; `RegExp.escape` (ES2025) is not in every Node yet. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
