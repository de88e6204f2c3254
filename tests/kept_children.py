"""Workers' warm children, kept from test to test: each takes as long to start as most tests to run."""

from typing import Any

from photostudio.jobs.warm_child import WarmChild


class KeptChildren:
    """The children that no worker has just now. One is kept when its last task is done and nothing went wrong."""

    def __init__(self) -> None:
        self._idle: list[KeptChild] = []

    def take(self, module: str) -> WarmChild:
        while self._idle:
            child = self._idle.pop()
            if child.is_alive():
                return child
            child.end()
        return KeptChild(module, self._idle)

    def close(self) -> None:
        while self._idle:
            self._idle.pop().end()


class KeptChild(WarmChild):
    def __init__(self, module: str, idle: "list[KeptChild]") -> None:
        super().__init__(module)
        self._idle = idle
        self._is_done = False

    def send(self, task: dict[str, Any]) -> None:
        self._is_done = False
        super().send(task)

    def receive(self, timeout: float) -> dict[str, Any] | None:
        message = super().receive(timeout)
        self._is_done = message is not None and message["kind"] == "done"
        return message

    def kill(self) -> None:
        """Become idle, unless there is a reason to end."""
        if self._is_done and self.is_alive():
            self._idle.append(self)
        else:
            self.end()

    def end(self) -> None:
        super().kill()
