#!/usr/bin/env node
import process from 'node:process'
import { startEarly } from '../scripts/export/start-server.js'

/** Words on the command line after which no deck is opened. */
const OPEN_NONE = ['restore', 'outline', 'doctor', 'site', '--no-pdf', '--help', '-h', '--version']
const words = process.argv.slice(2)
if (!words.some((word) => OPEN_NONE.includes(word))) startEarly()

// The generator is TypeScript and runs as it stands; tsx is its loader.
const { register } = await import('tsx/esm/api')
register()
const { main } = await import('../scripts/deck.ts')
process.exitCode = await main(words)
