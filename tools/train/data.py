"""What the generator learns from: windows of the film set's motions, as `tools/train/export.ts` wrote them."""
import json

import numpy
import torch
from torch.nn import functional

from model import LONGEST, MEMORIES

LEAST_DEVIATION_METRES = 0.08
# How often each memory is practised: without any it is hardest.
SHARES = [0.35, 0.1, 0.1, 0.1, 0.1, 0.25]


class Data:
    def __init__(self, folder):
        self.about = json.loads((folder / 'data.json').read_text())
        size, frames, prompts = self.about['poseSize'], self.about['frames'], len(self.about['prompts'])
        self.size, self.frames, self.prompts = size, frames, prompts
        read = lambda part: torch.from_numpy(
            numpy.fromfile(folder / f'{part}.i16', dtype=numpy.int16).astype(numpy.float32).reshape(prompts, -1, frames, size)
            / self.about['unitsPerMetre']
        )
        train = read('train')
        flat = train.reshape(-1, size)
        self.mean = flat.mean(0)
        self.deviation = flat.std(0).clamp_min(LEAST_DEVIATION_METRES)
        self.held_out = read('held-out')
        self.each = train.shape[1]
        standard = ((train.reshape(-1, frames, size)) - self.mean) / self.deviation
        self.shares = torch.tensor(SHARES)
        # What a number has ever been: beyond, the generator does not draw.
        self.lowest, self.highest = standard.amin((0, 1)), standard.amax((0, 1))
        # Frames before the first: never seen, only in the way of an index.
        self.windows = functional.pad(standard, (0, 0, LONGEST, 0))

    def batch(self, count, roughest):
        window = torch.randint(len(self.windows), (count,))
        frame = torch.randint(self.frames, (count,))
        memory = torch.tensor(MEMORIES)[torch.multinomial(self.shares, count, replacement=True)]
        lag = torch.arange(1, LONGEST + 1)
        earlier = self.windows[window[:, None], LONGEST + frame[:, None] - lag]
        known = (lag <= torch.minimum(memory, frame)[:, None]).float()
        roughness = roughest * torch.rand(count) ** 2
        earlier = earlier + roughness[:, None, None] * torch.randn_like(earlier)
        return self.windows[window, LONGEST + frame], window // self.each, earlier, known, roughness
