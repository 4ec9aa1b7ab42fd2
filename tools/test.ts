import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from './start.ts';

/** One thing that must hold. A checker counts as one test; a runner counts its own. */
interface Result {
  name: string;
  passed: number;
  failed: number;
}

async function run(program: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

function section(title: string): void {
  process.stdout.write(`\n== ${title}\n`);
}

async function check(name: string, program: string, args: readonly string[]): Promise<Result> {
  section(name);
  const passed = await run(program, args);
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}: ${name}\n`);
  return { name, passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

/** Runs a project of vitest.config.ts and counts its tests; a runner that dies, or runs nothing, counts as one failure. */
async function vitest(project: string): Promise<Result> {
  section(`${project} tests`);
  const folder = mkdtempSync(join(tmpdir(), 'frame-amnesia-test-'));
  const report = join(folder, 'report.json');
  try {
    const ended = await run('vitest', [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    if (!existsSync(report)) return { name: project, passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8')) as Record<
      'numPassedTests' | 'numFailedTests' | 'numFailedTestSuites',
      number
    >;
    const hidden = ended && numPassedTests > 0 ? 0 : Math.max(1, numFailedTests === 0 ? numFailedTestSuites : 0);
    return { name: project, passed: numPassedTests, failed: numFailedTests > 0 ? numFailedTests : hidden };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function build(): Result {
  section('the site builds');
  try {
    buildSite();
    return { name: 'build', passed: 1, failed: 0 };
  } catch (error) {
    process.stdout.write(`FAILED: ${error instanceof Error ? error.message : String(error)}\n`);
    return { name: 'build', passed: 0, failed: 1 };
  }
}

const checks = [
  () => check('types of pages', 'astro', ['check', '--minimumFailingSeverity', 'error']),
  () => check('types', 'tsc', ['--noEmit']),
  () => check('lint', 'eslint', ['.', '--max-warnings', '0']),
  () => check('spelling', 'cspell', ['lint', '--no-progress']),
  () => check('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
];
const all = [
  ...checks,
  () => vitest('unit'),
  () => vitest('truth'),
  build,
  () => vitest('browser'),
  () => vitest('site'),
];

const results: Result[] = [];
for (const step of process.argv.includes('--static') ? checks : all) results.push(await step());

section('all');
for (const { name, passed, failed } of results) process.stdout.write(`${name}: ${passed} passed, ${failed} failed\n`);
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed > 0 ? 1 : 0);
