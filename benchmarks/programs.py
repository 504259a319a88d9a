"""Programs under measurement: started, waited for until they answer, held still while another is measured, and ended."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent
STARTS_WITHIN, STOPS_WITHIN = 60.0, 20.0
_MIB = 1024 * 1024


class Program:
    """A Python module running in a folder of its own, with nothing in its environment but what it is given."""

    def __init__(self, module: str, *words: str, folder: Path, port: int, **environment: str) -> None:
        self.port = port
        self._log = folder / f"{module.replace('.', '-')}-{port}.log"
        surroundings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        self._began = time.perf_counter()
        with self._log.open("wb") as log:
            self._popen = subprocess.Popen(
                [sys.executable, "-m", module, *words],
                cwd=folder,
                env=surroundings | environment,
                stdout=log,
                stderr=log,
            )

    def until_ready(self, path: str, *, any_answer: bool = False) -> float:
        """Seconds from its start until it answers with 200, or at all."""
        url = f"http://127.0.0.1:{self.port}{path}"
        while time.perf_counter() - self._began < STARTS_WITHIN and self._popen.poll() is None:
            if _answers(url, any_answer=any_answer):
                return time.perf_counter() - self._began
            time.sleep(0.005)
        raise RuntimeError(f"It did not start:\n{self._log.read_text(errors='replace')[-2000:]}")

    def hold(self) -> None:
        self._popen.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._popen.send_signal(signal.SIGCONT)

    def resident_mib(self) -> float | None:
        """None where the system does not tell."""
        pages = self._proc("statm", 1)
        return pages * os.sysconf("SC_PAGE_SIZE") / _MIB if pages else None

    def cpu_seconds(self) -> float | None:
        """All it has used so far, its threads included."""
        user, system = self._proc("stat", 13), self._proc("stat", 14)
        return None if user is None or system is None else (user + system) / os.sysconf("SC_CLK_TCK")

    def _proc(self, file: str, field: int) -> int | None:
        try:
            return int(Path(f"/proc/{self._popen.pid}/{file}").read_text(encoding="utf-8").split()[field])
        except OSError:
            return None

    def stop(self) -> None:
        self.go_on()
        self._popen.terminate()
        try:
            self._popen.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _answers(url: str, *, any_answer: bool) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return any_answer or answer.status == 200
    except urllib.error.HTTPError:
        return any_answer
    except OSError:
        return False
