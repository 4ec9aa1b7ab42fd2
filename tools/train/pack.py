"""Packs the trained generator into one small file, and keeps cases that the page's own inference is held to."""
import json
import struct

import numpy
import torch

from model import LONGEST, NOISIEST, SHARPER, STEPS_TO_DRAW, draw_frame

FORMAT = 'frame-amnesia generator 1'
# Where an error would reach the drawn pose directly, 16 bits are kept.
HALVES = {'coast.weight', 'leave.weight', 'mean', 'deviation', 'lowest', 'highest'}


def pack(model, data, roughness, loudness, path):
    """Writes the weights (8 bits with a scale a row, biases and what is in HALVES 16 bits) and puts the rounded ones into the model."""
    payload, tensors = bytearray(), {}

    def append(array):
        while len(payload) % 4:
            payload.append(0)
        offset = len(payload)
        payload.extend(array.tobytes())
        return offset

    ranges = {'mean': data.mean, 'deviation': data.deviation, 'lowest': data.lowest, 'highest': data.highest}
    named = dict(model.state_dict(), **ranges)
    for name, tensor in named.items():
        values = tensor.numpy().astype('<f4')
        if name in HALVES or values.ndim == 1:
            halves = values.astype('<f2')
            tensors[name] = {'shape': list(values.shape), 'kind': 'float16', 'offset': append(halves)}
            tensor.copy_(torch.from_numpy(halves.astype('<f4')))
            continue
        scale = numpy.maximum(numpy.abs(values).max(1), 1e-12).astype('<f4') / numpy.float32(127)
        rounded = numpy.round(values / scale[:, None]).astype('i1')
        tensors[name] = {'shape': list(values.shape), 'kind': 'int8', 'offset': append(rounded), 'scale': append(scale)}
        tensor.copy_(torch.from_numpy(rounded.astype('<f4') * scale[:, None]))
    header = {
        'format': FORMAT,
        'prompts': data.about['prompts'],
        'poseSize': data.size,
        'width': model.enter.out_features,
        'hidden': model.up[0].out_features,
        'blocks': len(model.up),
        'longest': LONGEST,
        'sharper': SHARPER,
        'steps': STEPS_TO_DRAW,
        'noisiest': NOISIEST,
        'roughness': roughness,
        'loudness': loudness,
        'tensors': tensors,
    }
    text = json.dumps(header, separators=(',', ':')).encode()
    text += b' ' * (-len(text) % 4)
    path.write_bytes(struct.pack('<I', len(text)) + text + bytes(payload))


@torch.no_grad()
def cases(model, data, roughness, loudness, count=6):
    """For each prompt a few earlier frames and noise, and what the packed model makes of them: its guess in the middle, and the frame."""
    generator = torch.Generator().manual_seed(11)
    found = []
    for number in range(count):
        remembered = [0, 1, 2, 4, 8, 16][number % 6]
        prompt = number % data.prompts
        window = (data.held_out[prompt, number] - data.mean) / data.deviation
        earlier = torch.zeros(1, LONGEST, data.size)
        for lag in range(remembered):
            earlier[0, lag] = window[remembered - 1 - lag]
        known = (torch.arange(LONGEST) < remembered).float()[None]
        context = model.context(torch.tensor([prompt]), earlier, known, torch.full((1,), roughness))
        noise = torch.randn(1, data.size, generator=generator)
        first, frame = draw_frame(model, data, context, loudness * noise)
        numbers = lambda tensor: [round(value, 5) for value in tensor.flatten().tolist()]
        found.append(
            {
                'prompt': data.about['prompts'][prompt],
                'earlier': [numbers(earlier[0, lag]) for lag in range(remembered)],
                'noise': numbers(noise),
                'firstGuess': numbers(first),
                'frame': numbers(frame),
            }
        )
    return found
