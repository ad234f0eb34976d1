"""The fitted model as the file that ships: small whole numbers for tables, halves for the rest."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from benchmarks.fit_syntax_net import Net

Stored = dict[str, NDArray[np.generic]]


def store(net: Net, forms: list[str], tags: list[str], labels: list[str], path: Path) -> None:
    """Write the weights and what they are numbered by."""
    weights = {name: value.detach() for name, value in net.state_dict().items()}
    wide = 2 * net.sizes.state
    stored: Stored = {name: _text(lines) for name, lines in
                      (("forms", forms), ("tags", tags), ("labels", labels))}  # fmt: skip
    for name in ("form", "piece", "shape"):
        stored |= _table(name, weights.pop(f"{name}.weight"))
    for name, value in weights.items():
        # The runtime wants the gates with their sign turned.
        turned = torch.cat([value[:wide], -value[wide:]]) if name.startswith("layers.") else value
        flat = turned.T if turned.ndim == 2 else turned
        stored[name.replace("layers.", "layer")] = flat.contiguous().half().numpy()
    np.savez_compressed(path, **stored)


def _text(lines: list[str]) -> NDArray[np.generic]:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _table(name: str, weights: Tensor) -> Stored:
    scale = (weights.abs().amax(1) / 127).clamp(min=1e-6).half()
    rows = (weights / scale.float()[:, None]).round().clamp(-127, 127).to(torch.int8)
    return {name: rows.numpy(), f"{name}.scale": scale.numpy()}


def restore(net: Net, path: Path) -> None:
    """Give a model of the same sizes, of the same forms, tags and labels, the weights of a file."""
    wide = 2 * net.sizes.state
    weights: dict[str, Tensor] = {}
    with np.load(path, allow_pickle=False) as stored:
        for name, own in net.state_dict().items():
            table = name.removesuffix(".weight")
            if f"{table}.scale" in stored:
                scale = torch.from_numpy(stored[f"{table}.scale"]).float()
                weights[name] = torch.from_numpy(stored[table]).float() * scale[:, None]
                continue
            value = torch.from_numpy(stored[name.replace("layers.", "layer")]).float()
            value = value.T if own.ndim == 2 else value
            turned = name.startswith("layers.")
            weights[name] = torch.cat([value[:wide], -value[wide:]]) if turned else value
    net.load_state_dict(weights)
