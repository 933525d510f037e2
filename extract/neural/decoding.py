"""Scores → structures: the best projective tree of a sentence, the best sequence of entity tags."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FORBIDDEN = -1e9


def is_projective_tree(heads: list[int]) -> bool:
    """Whether ``heads`` (0-based; a root is its own head) is one tree with one root, no arc crossing another or it."""
    size = len(heads)
    roots = [i for i, head in enumerate(heads) if head == i]
    if len(roots) != 1:
        return False
    reaches = [False] * size
    reaches[roots[0]] = True
    for i in range(size):
        path = []
        while not reaches[i]:
            path.append(i)
            i = heads[i]
            if len(path) > size:
                return False
        for node in path:
            reaches[node] = True
    stack: list[int] = []  # right ends of the arcs that cover the place
    for left, negative in sorted((min(i, head), -max(i, head)) for i, head in enumerate(heads) if head != i):
        right = -negative
        while stack and stack[-1] <= left:
            stack.pop()
        if (stack and stack[-1] < right) or left < roots[0] < right:
            return False
        stack.append(right)
    return True


def best_tree(scores: Floats) -> list[int]:
    """The heads of the best projective tree with one root.

    :param scores: (n, n): row a dependent, column a head; on the diagonal the score of being the root.
    :return: n 0-based heads; the root has its own index.
    """
    greedy: list[int] = scores.argmax(axis=1).tolist()
    return greedy if is_projective_tree(greedy) else _eisner(scores)


def _eisner(scores: Floats) -> list[int]:
    """Eisner's algorithm (1996), all spans of one length at a time."""
    n = len(scores)
    arcs = scores.T  # arcs[head, dependent]
    shape = (n, n)
    left, right = np.zeros(shape, np.float32), np.zeros(shape, np.float32)  # complete: head at the right, the left end
    left_cut, right_cut = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    open_cut = np.zeros(shape, np.int32)
    to_left, to_right = np.zeros(shape, np.float32), np.zeros(shape, np.float32)  # incomplete
    for width in range(1, n):
        starts = np.arange(n - width)
        ends = starts + width
        cuts = starts[:, None] + np.arange(width)[None, :]
        both = right[starts[:, None], cuts] + left[cuts + 1, ends[:, None]]
        best = both.argmax(axis=1)
        value = both[starts, best]
        open_cut[starts, ends] = starts + best
        to_left[starts, ends] = value + arcs[ends, starts]
        to_right[starts, ends] = value + arcs[starts, ends]
        both = left[starts[:, None], cuts] + to_left[cuts, ends[:, None]]
        best = both.argmax(axis=1)
        left[starts, ends], left_cut[starts, ends] = both[starts, best], starts + best
        both = to_right[starts[:, None], cuts + 1] + right[cuts + 1, ends[:, None]]
        best = both.argmax(axis=1)
        right[starts, ends], right_cut[starts, ends] = both[starts, best], starts + best + 1
    root = int((left[0] + right[:, n - 1] + np.diagonal(scores)).argmax())
    heads = [root] * n
    todo = [(0, root, "left"), (root, n - 1, "right")]
    while todo:
        start, end, kind = todo.pop()
        if start == end:
            continue
        if kind == "left":
            cut = int(left_cut[start, end])
            todo += [(start, cut, "left"), (cut, end, "to left")]
        elif kind == "right":
            cut = int(right_cut[start, end])
            todo += [(start, cut, "to right"), (cut, end, "right")]
        else:
            heads[start if kind == "to left" else end] = end if kind == "to left" else start
            cut = int(open_cut[start, end])
            todo += [(start, cut, "right"), (cut + 1, end, "left")]
    return heads


class Spans:
    """Entity tags B-, I-, L-, U- of each label and O; ``decode`` finds the best sequence that is well formed."""

    def __init__(self, labels: list[str]) -> None:
        self.labels = labels
        self.tags = ["O"] + [f"{part}-{label}" for label in labels for part in "BILU"]
        parts, kinds = [tag[0] for tag in self.tags], [tag[2:] for tag in self.tags]
        size = len(self.tags)
        self.allowed = np.full((size, size), FORBIDDEN, np.float32)
        for i in range(size):
            for j in range(size):
                inside = parts[i] in "BI"
                if (inside and parts[j] in "IL" and kinds[i] == kinds[j]) or (not inside and parts[j] in "OBU"):
                    self.allowed[i, j] = 0.0
        self.first = np.array([0.0 if part in "OBU" else FORBIDDEN for part in parts], np.float32)
        self.last = np.array([0.0 if part in "OLU" else FORBIDDEN for part in parts], np.float32)

    def decode(self, scores: Floats) -> list[tuple[int, int, str]]:
        """Spans (first word, word after the last, label) of the best sequence by Viterbi's algorithm.

        :param scores: (words, tags).
        """
        greedy = scores.argmax(axis=1)
        if not greedy.any():
            return []
        total = scores[0] + self.first
        back = np.zeros(scores.shape, np.int32)
        for i in range(1, len(scores)):
            paths = total[:, None] + self.allowed
            back[i] = paths.argmax(axis=0)
            total = paths.max(axis=0) + scores[i]
        tag = int((total + self.last).argmax())
        tags = [tag]
        for i in range(len(scores) - 1, 0, -1):
            tag = int(back[i, tag])
            tags.append(tag)
        spans, start = [], 0
        for i, tag in enumerate(reversed(tags)):
            name = self.tags[tag]
            if name[0] in "BU":
                start = i
            if name[0] in "LU":
                spans.append((start, i + 1, name[2:]))
        return spans
