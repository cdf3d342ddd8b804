#!/usr/bin/env node
// The generator is TypeScript and runs as it stands; tsx is its loader.
import { register } from 'tsx/esm/api'

register()
const { main } = await import('../scripts/deck.ts')
process.exitCode = await main(process.argv.slice(2))
