"""The scheduled way: a real Prefect server, a topic that is due every minute, and a clean end."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from loopback_sites import topic_text

from flows.schedule import serve_topics
from flows.workspace import Workspace
from pipeline.errors import RunError


def test_the_locked_prefect_and_fastapi_work_together():
    subprocess.run([sys.executable, "-c", "import prefect.server"], check=True)


def test_a_port_in_use_is_told(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(RunError, match=f"port {port} is in use"):
            serve_topics({}, Workspace(home=tmp_path, database="sqlite://"), port=port, limit=1, say=lambda _text: None)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(condition, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.5)
    return False


def flow_runs(port):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/flow_runs/filter",
        data=json.dumps({"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def test_a_topic_runs_at_its_minute_and_everything_ends_with_it(new_site, tmp_path):
    daily, wire = new_site("Harbour Daily"), new_site("Coast Wire")
    rest = [
        "The engine will be delivered to the ferry lines along the coast before the winter comes, the company said.",
        "Analysts had waited for it for a long time, and most of them wrote in notes that it was worth the wait.",
        "The plant by the harbour will hire more workers for it, and the town hopes for a new road to the gates.",
    ]
    daily.publish("/a", "Acme presents", ["Acme shares jumped as much as 7% on Wednesday after it presented.", *rest])
    wire.publish("/b", "Acme up", ["Shares of Acme rose approximately 9% on Wednesday after it presented.", *rest])
    topic, port = tmp_path / "acme.toml", free_port()
    every_minute = '[schedule]\ncron = "* * * * *"\n'
    topic.write_text(topic_text([daily, wire]).replace("[crawl]", every_minute + "[crawl]"))
    command = [sys.executable, "-m", "claimdiff", "--home", tmp_path, "schedule", topic, "--port", str(port)]
    log = (tmp_path / "schedule.log").open("wb")
    process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "PREFECT_HOME": str(tmp_path)})
    try:
        report = tmp_path / "reports" / "acme-deal" / "report.json"
        assert wait_for(lambda: report.exists() or process.poll() is not None, 240), (
            tmp_path / "schedule.log"
        ).read_text()
        assert process.poll() is None, (tmp_path / "schedule.log").read_text()
        assert len(json.loads(report.read_text())["discrepancies"]) == 1
        assert wait_for(lambda: flow_runs(port), 60), "the run is not marked completed"
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(90) == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "the Prefect server is still there"
