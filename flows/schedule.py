"""Topics on their schedule on one machine: a Prefect server of our own, and this process serving the topics' runs."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from flows.workspace import Workspace
from pipeline.errors import RunError
from pipeline.topic import Topic

START_WITHIN_SECONDS = 180  # the first start makes the server's database; on two busy cores that takes 20 s and more


def serve_topics(
    topics: Mapping[Path, Topic], workspace: Workspace, *, port: int, limit: int, say: Callable[[str], None]
) -> None:
    """Serve the topics (by the path of their file) until interrupted; `limit` caps the runs at the same time.

    Raises RunError when the server does not come up.
    """
    environment = _environment(workspace, port)
    with _interruptible(), _server(workspace, port, environment, say):
        os.environ.update(environment)  # before Prefect is imported: it reads its settings then
        from prefect import serve
        from prefect.deployments.runner import RunnerDeployment
        from prefect.schedules import Cron
        from prefect.types.entrypoint import EntrypointType

        from flows.scheduled import topic_flow

        deployments = [
            RunnerDeployment.from_flow(
                topic_flow,
                name=topic.slug,
                schedule=Cron(topic.schedule.cron, timezone=topic.schedule.timezone),
                parameters={"topic_file": str(file), "home": str(workspace.home)},
                tags=["claimdiff", topic.slug],
                concurrency_limit=1,
                paused=False,  # ending the last `schedule` paused it
                entrypoint_type=EntrypointType.MODULE_PATH,
            )
            for file, topic in topics.items()
        ]
        say(f"Runs and logs: http://127.0.0.1:{port}  Stop with Ctrl-C.")
        serve(*deployments, limit=limit, print_starting_message=False)


def _environment(workspace: Workspace, port: int) -> dict[str, str]:
    """Prefect's settings: its data and ours apart, nothing sent home; and for the runs' processes, our database."""
    folder = workspace.home / "prefect"
    return {
        "PREFECT_HOME": str(folder),
        "PREFECT_PROFILES_PATH": str(folder / "profiles.toml"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{folder / 'prefect.db'}",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "DO_NOT_TRACK": "1",
        "CLAIMDIFF_DATABASE": workspace.database,
    }


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Let a termination signal end the work as Ctrl-C does, so that the server goes with us."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def _server(
    workspace: Workspace, port: int, environment: Mapping[str, str], say: Callable[[str], None]
) -> Iterator[None]:
    folder = workspace.home / "prefect"
    folder.mkdir(parents=True, exist_ok=True)
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise RunError(f"port {port} is in use; stop what uses it, or name another with --port")
    say("Starting the Prefect server ...")
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "server.log").open("ab") as log:
        # A session of its own: Ctrl-C reaches us alone, and we end the server when the runs have ended.
        server = subprocess.Popen(
            command, stdout=log, stderr=log, env={**os.environ, **environment}, start_new_session=True
        )
    try:
        _await(server, port, folder / "server.log")
        yield
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _await(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START_WITHIN_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RunError(f"the Prefect server ended at once; its log: {log}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise RunError(f"the Prefect server did not come up within {START_WITHIN_SECONDS} s; its log: {log}")
