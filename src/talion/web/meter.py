"""How often something may be done."""

from __future__ import annotations

import time
from collections import deque
from threading import Lock


class Meter:
    """Lets `tries` through in any `window` of seconds."""

    def __init__(self, *, tries: int, window: float) -> None:
        self.tries, self.window = tries, window
        self._lock = Lock()
        self._times: deque[float] = deque()

    def admit(self) -> bool:
        with self._lock:
            now = time.monotonic()
            while self._times and now - self._times[0] > self.window:
                self._times.popleft()
            if len(self._times) >= self.tries:
                return False
            self._times.append(now)
            return True
