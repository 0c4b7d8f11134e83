import { runCommandLine } from './cli/run.ts';

const args = process.argv.slice(2);
// The start program leaves its own word in front.
const own = args[0] === 'wangge' ? args.slice(1) : args;
// Whoever reads the output may stop early, as `head` does.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
process.exitCode = await runCommandLine(own, process.env, {
  out: process.stdout,
  err: process.stderr,
  in: process.stdin,
});
