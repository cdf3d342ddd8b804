/** Loaded before Slidev, `present.ts` says why: ends the process when the one that started it is gone. */
import process from 'node:process'

process.on('disconnect', () => process.exit())
