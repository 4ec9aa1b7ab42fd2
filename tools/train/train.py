"""Trains the generator that forgets: a diffusion model over drawn poses that sees 0 to 16 of its own earlier frames.

Reads what `tools/train/export.ts` wrote; writes the packed weights, what the training was like, and cases for the page's own inference.
`npm run train` calls it.
"""
import argparse
import hashlib
import json
import math
import time
from pathlib import Path

import torch
from torch import nn

from data import Data
from model import NOISIEST, Denoiser, schedule, time_features
from pack import cases, pack

WARM_UP_STEPS = 200
LONGEST_GRADIENT = 1.0
SLOWEST_FADE = 0.999
LEAST_NOISE = 0.01
REMEMBERED = 5


def loss_of(model, data, batch, roughest):
    """Squared error of the guess at the clean pose, weighted by 1 / (noise^2 + 0.01): fine detail counts where little noise is left, and, where
    earlier frames are known, always."""
    clean, prompt, earlier, known, roughness = data.batch(batch, roughest)
    when = torch.rand(len(clean)) * NOISIEST
    signal, loud = schedule(when)
    noisy = signal[:, None] * clean + loud[:, None] * torch.randn_like(clean)
    guess = model(noisy, time_features(when), model.context(prompt, earlier, known, roughness))
    weight = 1 / (loud.square() + LEAST_NOISE) + REMEMBERED * known[:, 0]
    return ((guess - clean).square().mean(1) * weight).mean()


def train(recipe, data, report):
    """Returns a slow average of the weights, which draws better than the last ones, and the log."""
    model, slow = (Denoiser(data.size, data.prompts, recipe.width, recipe.hidden, recipe.blocks, recipe.glance, recipe.gaze) for _ in range(2))
    slow.load_state_dict(model.state_dict())
    weights, kept = list(model.parameters()), [each.requires_grad_(False) for each in slow.parameters()]
    optimiser = torch.optim.AdamW(weights, lr=recipe.rate, weight_decay=1e-4)
    begun, losses, log = time.time(), [], []
    for step in range(recipe.steps):
        pace = min(1, (step + 1) / WARM_UP_STEPS) * (0.5 + 0.5 * math.cos(math.pi * step / recipe.steps))
        for group in optimiser.param_groups:
            group['lr'] = recipe.rate * pace
        loss = loss_of(model, data, recipe.batch, recipe.roughest)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(weights, LONGEST_GRADIENT)
        optimiser.step()
        fade = min(SLOWEST_FADE, (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_mul_(kept, fade)
            torch._foreach_add_(kept, [each.detach() for each in weights], alpha=1 - fade)
        losses.append(loss.item())
        if (step + 1) % report == 0 or step + 1 == recipe.steps:
            log.append({'step': step + 1, 'loss': round(sum(losses) / len(losses), 5), 'seconds': round(time.time() - begun)})
            print(json.dumps(log[-1]), flush=True)
            losses = []
    return slow, log


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--data', type=Path, required=True)
    parser.add_argument('--out', type=Path, required=True)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--steps', type=int, default=22000)
    parser.add_argument('--batch', type=int, default=768)
    parser.add_argument('--rate', type=float, default=2e-3)
    parser.add_argument('--width', type=int, default=128)
    parser.add_argument('--hidden', type=int, default=256)
    parser.add_argument('--blocks', type=int, default=4)
    parser.add_argument('--glance', type=int, default=32)
    parser.add_argument('--gaze', type=int, default=192)
    parser.add_argument('--roughest', type=float, default=0.15, help='most noise on what is remembered while training, in deviations')
    parser.add_argument('--roughness', type=float, default=0.0275, help='what the generator is told of its memory when it draws')
    parser.add_argument('--loudness', type=float, default=1.1, help='size of the noise that it draws from; 1 gives somewhat less variety than it has learned')
    return parser.parse_args()


def main():
    arguments = parse()
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    torch.use_deterministic_algorithms(True)
    data = Data(arguments.data)
    begun = time.time()
    model, log = train(arguments, data, max(1, arguments.steps // 60))
    arguments.out.mkdir(parents=True, exist_ok=True)
    weights = arguments.out / 'weights.bin'
    torch.save(model.state_dict(), arguments.out / 'model.pt')
    pack(model, data, arguments.roughness, arguments.loudness, weights)
    (arguments.out / 'cases.json').write_text(json.dumps(cases(model, data, arguments.roughness, arguments.loudness)))
    recipe = {name: value for name, value in vars(arguments).items() if not isinstance(value, Path)}
    training = {
        'madeBy': 'npm run train',
        'weightsSha256': hashlib.sha256(weights.read_bytes()).hexdigest(),
        'weightsBytes': weights.stat().st_size,
        'parameters': sum(each.numel() for each in model.parameters()),
        'recipe': recipe,
        'data': data.about,
        'torch': torch.__version__,
        'trainingSeconds': round(time.time() - begun),
        'log': log,
    }
    (arguments.out / 'training.json').write_text(json.dumps(training, indent=2) + '\n')


if __name__ == '__main__':
    main()
