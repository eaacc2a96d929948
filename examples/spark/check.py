"""Holds the job against one process: the same answers, byte for byte, and a failure that is seen.

    python check.py RECOUNT [COUNT]

Needs pyspark and pyarrow from PyPI, and Java 17. Two executors of one core each.
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import pyarrow.parquet as pq
import pyspark

HERE = pathlib.Path(__file__).resolve().parent
SPARK = pathlib.Path(pyspark.__file__).parent
MASTER = "local-cluster[2,1,1024]"


def cores():
    """What the processes that have ended took of the cores, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(what, command):
    env = {**os.environ, "SPARK_HOME": str(SPARK), "PYSPARK_PYTHON": sys.executable}
    start, used = time.monotonic(), cores()
    done = subprocess.run([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=env)
    print(f"{what}: {time.monotonic() - start:.1f} s, {cores() - used:.1f} s of one core, exit {done.returncode}", flush=True)
    return done


def job(recount, table, out):
    return timed("the job", [SPARK / "bin/spark-submit", "--master", MASTER, HERE / "job.py", recount, table, out, 8])


def main():
    recount, count = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "10000"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lines, table, one = folder / "in.jsonl", folder / "in.parquet", folder / "one.jsonl"
        subprocess.run([sys.executable, HERE / "pairs.py", count, lines, table], check=True)
        for jobs in (1, 2):
            done = timed(f"one process, {jobs} threads", [recount, "batch", "--isolated", "-j", jobs, lines, "-o", one])
            assert done.returncode == 0, done.stderr

        done = job(recount, table, folder / "out")
        assert done.returncode == 0, done.stderr[-3000:]
        answers = sorted(pq.read_table(folder / "out/answers")["answer"].to_pylist(), key=lambda a: json.loads(a)["id"])
        assert "".join(a + "\n" for a in answers).encode() == one.read_bytes(), "the job's answers are others"

        findings = pq.read_table(folder / "out/findings")
        wanted = sum(len(json.loads(a)["report"]["findings"]) for a in answers)
        assert findings.num_rows == wanted > 0, (findings.num_rows, wanted)
        assert None not in findings["rule"].to_pylist() and pq.read_table(folder / "out/errors").num_rows == 0

        # A process that answers a little and then fails must not pass for a small result.
        broken = folder / "broken"
        broken.write_text("#!/bin/sh\nhead -1 >/dev/null; echo '{\"id\":\"1\"}'; exit 3\n")
        broken.chmod(0o755)
        assert job(broken, table, folder / "failed").returncode != 0, "a failing process passed"
        print(f"{len(answers)} answers and {wanted} findings are those of one process; a failing process fails the job")


if __name__ == "__main__":
    main()
