// The one road into every command: `npm run NAME` lands here, what the command needs is set up, and only then it starts.
// Plain JavaScript that runs on Node 20 without a single package, since on a fresh machine that is all there is.
import { spawn } from 'node:child_process';
import { commands } from './commands.mjs';
import { setUp } from './setup/set-up.mjs';

const [name, ...rest] = process.argv.slice(2);
const command = name === undefined ? undefined : commands[name];
if (!command) {
  console.error(`There is no command "${name ?? ''}". There are: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}

try {
  await setUp(command.needs);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const [program = 'node', ...args] = [...command.run, ...rest];
const child = spawn(program, args, { stdio: 'inherit', env: process.env });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`${program} did not start: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
