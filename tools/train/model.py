"""The generator that forgets: its network, its noise, and how it draws."""
import math

import torch
from torch import nn
from torch.nn import functional

MEMORIES = [0, 1, 2, 4, 8, 16]
LONGEST = MEMORIES[-1]
SHARPER = 5
TIME_FEATURES = 32
STEPS_TO_DRAW = 20
NOISIEST = 0.985


class Denoiser(nn.Module):
    """Guesses the clean pose from a noisy one, the time, the prompt and earlier frames (the latest first)."""

    def __init__(self, size, prompts, width, hidden, blocks, glance, gaze):
        super().__init__()
        self.prompt = nn.Embedding(prompts, width)
        self.glance = nn.Linear(size + 1, glance, bias=False)
        self.see = nn.Linear(LONGEST * glance + 2 * size + 1, width)
        self.see_up = nn.Linear(width, gaze)
        self.see_down = nn.Linear(gaze, width)
        self.enter = nn.Linear(size, width)
        self.seen = nn.ModuleList([nn.Linear(width, width) for _ in range(blocks)])
        self.timed = nn.ModuleList([nn.Linear(TIME_FEATURES, width, bias=False) for _ in range(blocks)])
        self.up = nn.ModuleList([nn.Linear(width, hidden) for _ in range(blocks)])
        self.down = nn.ModuleList([nn.Linear(hidden, width) for _ in range(blocks)])
        self.leave = nn.Linear(width, size)
        self.coast = nn.Linear(width, 2 * size)
        self.gates_seen = nn.Linear(width, 2 * size)
        self.gates_timed = nn.Linear(TIME_FEATURES, 2 * size, bias=False)
        with torch.no_grad():
            # To begin with, a body is thought to go on as it went.
            self.coast.bias[:size] = 1
            self.coast.bias[size:] = 0

    def context(self, prompt, earlier, known, roughness):
        """What stays the same while one frame is denoised. earlier: n x LONGEST x size, known: n x LONGEST, roughness: n."""
        earlier = earlier * known[:, :, None]
        speed = (earlier[:, 0] - earlier[:, 1]) * known[:, 1:2]
        change = (earlier[:, 0] - 2 * earlier[:, 1] + earlier[:, 2]) * known[:, 2:3]
        frames = self.glance(torch.cat([earlier, known[:, :, None]], 2)).flatten(1)
        flat = torch.cat([frames, SHARPER * speed, SHARPER * change, roughness[:, None]], 1)
        seen = functional.silu(self.see(flat) + self.prompt(prompt))
        seen = seen + self.see_down(functional.silu(self.see_up(seen)))
        on, bend = self.coast(seen).chunk(2, 1)
        return [layer(seen) for layer in self.seen], earlier[:, 0] + on * speed + bend * change, self.gates_seen(seen)

    def forward(self, noisy, features, context):
        seen, coasted, gates_seen = context
        state = self.enter(noisy)
        for block, up in enumerate(self.up):
            inner = functional.layer_norm(state + seen[block] + self.timed[block](features), state.shape[-1:])
            state = state + self.down[block](functional.silu(up(inner)))
        own = self.leave(functional.layer_norm(state, state.shape[-1:]))
        # How far the noisy pose itself is trusted (all the way where little noise is left), and how much is added of one's own.
        trust, amount = torch.sigmoid(gates_seen + self.gates_timed(features)).chunk(2, 1)
        return trust * noisy + (1 - trust) * coasted + 2 * amount * own


def schedule(when):
    """Signal and noise at a time from 0 (clean) to 1 (noise): Nichol & Dhariwal 2021, without its offset."""
    return torch.cos(when * math.pi / 2), torch.sin(when * math.pi / 2)


def time_features(when):
    """Waves of a time."""
    rates = math.pi * 2.0 ** torch.linspace(0, 5, TIME_FEATURES // 2)
    angles = when[:, None] * rates
    return torch.cat([torch.sin(angles), torch.cos(angles)], 1)


def within(data, guess):
    """A guess that is held to what the data has been (static thresholding, Saharia et al. 2022): memory then cannot run away with itself."""
    return torch.minimum(torch.maximum(guess, data.lowest), data.highest)


@torch.no_grad()
def draw_frame(model, data, context, noise):
    """From noise to a standardised pose by DDIM (Song et al. 2021). Returns the model's first guess, and the frame."""
    times = torch.linspace(NOISIEST, 0, STEPS_TO_DRAW + 1)
    pose, first = noise, None
    for now, then in zip(times[:-1], times[1:]):
        signal, loud = schedule(now)
        guess = model(pose, time_features(now[None]).expand(len(pose), -1), context)
        first = guess if first is None else first
        guess = within(data, guess)
        rest = (pose - signal * guess) / loud
        signal, loud = schedule(then)
        pose = signal * guess + loud * rest
    return first, pose
