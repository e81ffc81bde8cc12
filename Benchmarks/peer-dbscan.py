#!/usr/bin/env python3.11
"""Runs our DBSCAN beside PyPI dbscan (Wang, Gu, Shun 2020) and scikit-learn on the same points, and compares labels.

    swift build -c release --product ClusteringBenchmark
    python3.11 Benchmarks/peer-dbscan.py <build folder> .build/release/ClusteringBenchmark

Times are the best of as many runs of ours as of the peer, in turn, so that what else the machine does strikes both.
Bytes are the most memory a first run takes beside the points, results included. Exits with 1 when labels differ.
"""

import json
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REACH = 5_000  # centimetres
ORIGIN = (658_000_000, 66_000_000)  # northing and easting of the south-west corner, centimetres
ROUNDS, RUNS = 3, 5


def main(build: Path, ours: Path) -> int:
    python = build / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(build / "venv", with_pip=True)
        packages = ["numpy==2.4.6", "scikit-learn==1.9.1", "dbscan==1.0.0"]
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return subprocess.run([python, __file__, "--compare", build, ours.resolve()], check=False).returncode


def point_sets() -> Iterator[tuple[str, Any, list[int], bool]]:
    """Each set's name, points in metres, the minimums to run it with, and whether scikit-learn runs too."""
    import numpy as np

    chance = np.random.default_rng(2020)
    yield "uniform 1M", chance.random((1_000_000, 2)) * 30_000, [3, 12], True
    yield "uniform 4M", chance.random((4_000_000, 2)) * 30_000, [3, 12], False
    yield "uniform 4M wide", chance.random((4_000_000, 2)) * 60_000, [3, 12], False
    parents, spreads = chance.random((200, 2)) * 29_000 + 500, chance.uniform(50, 100, 200)
    of = chance.integers(0, 200, 700_000)
    clustered = parents[of] + chance.normal(size=(700_000, 2)) * spreads[of, None]
    thomas = np.concatenate([clustered, chance.random((300_000, 2)) * 30_000])
    yield "Thomas 1M", chance.permutation(thomas), [3, 12], True
    yield "uniform 20k", chance.random((20_000, 2)) * 4_000, [1, 2, 3, 8, 12], True
    yield "sparse 20k", chance.random((20_000, 2)) * (900_000, 400_000), [2, 3], True
    yield "lattice at reach", np.stack(np.mgrid[0:90, 0:90], -1).reshape(-1, 2) * 50.0, [4, 5, 6], True
    yield "duplicates", chance.integers(0, 40, (5_000, 2)) * 30.0, [3, 12], True
    yield "line north", np.outer(chance.random(5_000) * 60_000, (1, 0)), [2, 3, 12], True
    yield "line east", np.outer(chance.random(5_000) * 60_000, (0, 1)), [2, 3, 12], True
    yield "all equal", np.zeros((3_000, 2)), [1, 3, 3_000, 3_001], True
    yield "one", np.zeros((1, 2)), [1, 2], True
    yield "none", np.zeros((0, 2)), [3], True


def compare(build: Path, ours: Path) -> int:
    import numpy as np

    head = ("set", "minimum", "points", "ours ms", "dbscan ms", "sklearn ms", "dbscan/ours", "sklearn/ours")
    print("| " + " | ".join([*head, "bytes a point: ours", "dbscan", "sklearn", "labels"]) + " |")
    print("|---" * 12 + "|")
    failed, best = False, {}
    points_file, label_file = build / "points.bin", build / "labels.bin"
    for name, metres, minimums, with_sklearn in point_sets():
        points = (np.rint(metres * 100) + ORIGIN).astype("<i4")
        points.tofile(points_file)
        for minimum in minimums:
            runs: dict[str, list[dict[str, float]]] = {"ours": [], "dbscan": [], "sklearn": []}
            for _ in range(ROUNDS if len(points) > 100_000 else 1):
                command = [ours, points_file, str(REACH), str(minimum), str(RUNS), label_file]
                runs["ours"].append(output(command))
                if len(points) > 100_000:
                    runs["dbscan"].append(output(peer_command("dbscan", points_file, minimum, RUNS)))
            if with_sklearn and len(points) > 0:
                runs["sklearn"].append(output(peer_command("sklearn", points_file, minimum, 1)))
            labels, cores = np.fromfile(label_file, "<i4").reshape(2, -1)
            peers = [peer for peer in ("dbscan", "sklearn") if runs[peer]]
            faults = [fault for peer in peers for fault in differences(points, labels, cores, points_file, peer)]
            if len(labels) != len(points):
                faults.append("not a label for each point")
            failed |= bool(faults)
            ms = {who: min((run["best"] for run in some), default=None) for who, some in runs.items()}
            size = {who: some[0]["bytes"] / len(points) if some and len(points) > 100_000 else None
                    for who, some in runs.items()}
            best[name, minimum] = ms["ours"]
            cells = [name, minimum, len(points), *map(shown, ms.values()), ratio(ms["dbscan"], ms["ours"]),
                     ratio(ms["sklearn"], ms["ours"]), *map(shown, size.values()), "; ".join(faults) or "equal"]
            print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    print()
    for minimum in (3, 12):
        for large in ("uniform 4M", "uniform 4M wide"):
            growth = best[large, minimum] / best["uniform 1M", minimum]
            print(f"Growth from uniform 1M to {large}, minimum {minimum}: {growth:.2f} x")
    return 1 if failed else 0


def differences(points: Any, labels: Any, ours: Any, points_file: Path, peer: str) -> list[str]:
    """What is wrong with our labels: cores and noise must be the peer's, and so must the partition of the cores;
    a border must be in the cluster of its nearest core, the lowest of them by index."""
    import numpy as np
    from scipy.spatial import KDTree

    theirs = np.load(points_file.with_suffix(f".{peer}.npz"))
    core, faults = theirs["cores"], []
    if not np.array_equal(ours != 0, core):
        faults.append(f"{peer}: cores")
    if not np.array_equal(labels < 0, theirs["labels"] < 0):
        faults.append(f"{peer}: noise")
    both = np.unique(np.stack([labels[core], theirs["labels"][core]]), axis=1)
    if not both.shape[1] == len(np.unique(both[0])) == len(np.unique(both[1])):
        faults.append(f"{peer}: partition of the cores")
    borders, cores = np.flatnonzero(~core & (labels >= 0)), np.flatnonzero(core)
    if peer == "sklearn" and len(borders):
        tree = KDTree(points[cores].astype(float))
        distance, _ = tree.query(points[borders].astype(float))
        for border, reach in zip(borders, distance, strict=True):
            near = cores[tree.query_ball_point(points[border].astype(float), reach + 1e-3)]
            squares = ((points[near].astype(np.int64) - points[border]) ** 2).sum(axis=1)
            if squares.min() > REACH**2 or labels[near[squares == squares.min()].min()] != labels[border]:
                faults.append(f"border {border}")
                break
    return faults


def peer_command(peer: str, points: Path, minimum: int, runs: int) -> list[Any]:
    return [sys.executable, __file__, "--peer", peer, points, str(minimum), str(runs)]


def run_peer(peer: str, points: Path, minimum: int, runs: int) -> None:
    """Prints what our own benchmark prints of a peer, and writes its labels and cores beside the points."""
    import dbscan
    import numpy as np
    from sklearn.cluster import DBSCAN

    values = np.fromfile(points, "<i4").reshape(-1, 2).astype(float)
    if peer == "dbscan":  # A first run on few points starts its threads.
        dbscan.DBSCAN(values[:1_000].copy(), eps=REACH, min_samples=minimum)
    Path("/proc/self/clear_refs").write_text("5")
    before, times, size = peak(), [], 0
    for _ in range(runs):
        began = time.perf_counter()
        if peer == "dbscan":
            labels, cores = dbscan.DBSCAN(values, eps=REACH, min_samples=minimum)
        else:
            found = DBSCAN(eps=REACH, min_samples=minimum, algorithm="kd_tree").fit(values)
            labels, cores = found.labels_, np.zeros(len(values), bool)
            cores[found.core_sample_indices_] = True
        times.append((time.perf_counter() - began) * 1_000)
        size = size or peak() - before
    np.savez(points.with_suffix(f".{peer}.npz"), labels=labels, cores=cores)
    print(json.dumps({"best": min(times), "bytes": size}))


def peak() -> int:
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) * 1_024 for line in status.splitlines() if line.startswith("VmHWM:"))


def output(command: list[Any]) -> dict[str, float]:
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def shown(number: float | None) -> str:
    return "–" if number is None else f"{number:.1f}"


def ratio(one: float | None, other: float | None) -> str:
    return "–" if one is None or other is None else f"{one / other:.1f} x"


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--peer", peer, points, minimum, runs]:
            run_peer(peer, Path(points), int(minimum), int(runs))
        case ["--compare", build, ours]:
            sys.exit(compare(Path(build), Path(ours)))
        case [build, ours]:
            sys.exit(main(Path(build).resolve(), Path(ours)))
        case _:
            sys.exit(__doc__)
