#!/usr/bin/env node
import process from 'node:process'
import { startEarly } from '../scripts/export/start-server.js'
import { loadCommand } from '../scripts/load-command.js'

/** Words on the command line after which no deck is opened. */
const OPEN_NONE = ['restore', 'outline', 'doctor', 'site', '--no-pdf', '--help', '-h', '--version']
const words = process.argv.slice(2)
if (!words.some((word) => OPEN_NONE.includes(word))) startEarly()

const { main } = await loadCommand()
process.exitCode = await main(words)
