import { spawnSync } from 'node:child_process';
import { installDebian, mayInstallDebian } from './programs.mjs';

/** A Python that has PyTorch: the one named in PYTHON, the machine's, or Debian's own. */
export function findTorch() {
  const candidates = [process.env['PYTHON'], 'python3', '/usr/bin/python3'].filter((each) => each !== undefined);
  return candidates.find(
    (python) => spawnSync(python, ['-c', 'import torch, numpy'], { stdio: 'ignore' }).status === 0,
  );
}

/** Makes sure there is a Python with PyTorch: the machine's own, else Debian's packages, else a sentence that says what to install. */
export function ensureTorch() {
  if (findTorch()) return;
  const advice = 'Install Python 3 with PyTorch and NumPy, and name it in PYTHON.';
  if (!mayInstallDebian()) throw new Error(`Training needs PyTorch, and this machine has none. ${advice}`);
  installDebian(['python3-torch', 'libopenblas0-pthread']);
  if (!findTorch()) throw new Error(`Debian's package for PyTorch did not install; the lines above say why. ${advice}`);
}
